// That check_pdf names the clause of each fault in a file, its catalog, content and fonts, and only
// that, in PDFs made by hand.
#include "verify/checked_pdf.h"

using namespace clearleaf;
using namespace clearleaf::verify;

TEST_CASE("a file without a fault is accepted") {
  CHECK(breaches(made([](MadePdf&) {})) == "");
  CHECK(breaches(made(rich)) == "");
}

TEST_CASE("the file's bytes") {
  check_altered([](PdfFile& f) { f.syntax.version = ""; }, "ISO 32000-1 7.5.2");
  check_altered([](PdfFile& f) { f.syntax.version = "2.0"; }, "ISO 32000-1 7.5.2");
  check_altered([](PdfFile& f) { f.syntax.header_first = false; }, "ISO 19005-2 6.1.2");
  check_altered([](PdfFile& f) { f.syntax.has_binary_comment = false; }, "ISO 19005-2 6.1.2");
  check_altered([](PdfFile& f) { f.syntax.id.pop_back(); }, "ISO 19005-2 6.1.3");
  check_altered([](PdfFile& f) { f.syntax.encrypted = true; }, "ISO 19005-2 6.1.3");
  check_altered([](PdfFile& f) { f.syntax.ends_with_eof = false; }, "ISO 19005-2 6.1.3");
  check_altered([](PdfFile& f) { f.syntax.filters.emplace_back(9, "LZWDecode"); },
                "ISO 19005-2 6.1.7.2");
  check_altered([](PdfFile& f) { f.syntax.filters.emplace_back(9, "Crypt"); },
                "ISO 19005-2 6.1.7.2");
  check_altered([](PdfFile& f) { f.syntax.external_streams.push_back(9); }, "ISO 19005-2 6.1.7.1");
}

TEST_CASE("the limits") {
  constexpr std::string_view kClause = "ISO 19005-2 6.1.13";
  check_altered([](PdfFile& f) { f.syntax.longest_string = 32'768; }, kClause);
  check_altered([](PdfFile& f) { f.syntax.longest_name = 128; }, kClause);
  check_altered([](PdfFile& f) { f.syntax.objects = 8'388'608; }, kClause);
  check_altered([](PdfFile& f) { f.syntax.largest_number = 1e39; }, kClause);
  check_altered([](PdfFile& f) { f.syntax.integer_out_of_range = true; }, kClause);
  check_altered([](PdfFile& f) { page(f).media_box.right = 20'000; }, kClause);
  check_altered([](PdfFile& f) { page(f).content.deepest_q = 29; }, kClause);
  PdfFile at_the_limit = made(rich);
  at_the_limit.syntax.longest_string = 32'767;
  at_the_limit.syntax.longest_name = 127;
  page(at_the_limit).content.deepest_q = 28;
  CHECK(breaches(at_the_limit) == "");
}

TEST_CASE("the catalog") {
  check_altered([](PdfFile& f) { f.catalog.marked = false; }, "ISO 14289-1 6.2");
  check_altered([](PdfFile& f) { f.catalog.marked.reset(); }, "ISO 14289-1 6.2");
  check_altered([](PdfFile& f) { f.catalog.suspects = true; }, "ISO 14289-1 7.1");
  check_altered([](PdfFile& f) { f.catalog.lang.reset(); }, "ISO 14289-1 7.2");
  check_altered([](PdfFile& f) { f.catalog.lang = "english_GB"; }, "ISO 14289-1 7.2");
  check_altered([](PdfFile& f) { f.catalog.display_doc_title = false; }, "ISO 14289-1 7.1");
  check_altered([](PdfFile& f) { f.catalog.version = "2.0"; }, "ISO 19005-2 6.1.2");
  check_altered([](PdfFile& f) { f.catalog.has_javascript = true; }, "ISO 19005-2 6.5.1");
  check_altered([](PdfFile& f) { f.catalog.open_action = "JavaScript"; }, "ISO 19005-2 6.5.1");
  check_altered([](PdfFile& f) { f.catalog.has_additional_actions = true; }, "ISO 19005-2 6.5.2");
  check_altered([](PdfFile& f) { page(f).has_additional_actions = true; }, "ISO 19005-2 6.5.2");
  check_altered([](PdfFile& f) { f.catalog.form_has_xfa = true; }, "ISO 14289-1 7.15");
  check_altered([](PdfFile& f) { f.catalog.form_needs_appearances = true; }, "ISO 19005-2 6.4.1");
  check_altered([](PdfFile& f) { f.catalog.has_form = true; }, "ISO 14289-1 7.18.4");
  check_altered([](PdfFile& f) { f.catalog.has_embedded_files = true; }, "ISO 19005-2 6.8");
  check_altered([](PdfFile& f) { f.catalog.has_optional_content = true; }, "ISO 14289-1 7.10");
  check_altered([](PdfFile& f) { f.catalog.has_alternate_presentations = true; },
                "ISO 19005-2 6.10");
  check_altered([](PdfFile& f) { f.catalog.has_requirements = true; }, "ISO 19005-2 6.11");
  check_altered([](PdfFile& f) { f.catalog.has_permissions = true; }, "ISO 19005-2 6.1.12");
}

TEST_CASE("the output intent") {
  constexpr std::string_view kClause = "ISO 19005-2 6.2.3";
  const auto intent = [](PdfFile& f) -> PdfOutputIntent& { return f.catalog.output_intents[0]; };
  check_altered([&](PdfFile& f) { intent(f).profile[8] = 5; }, kClause);
  check_altered([&](PdfFile& f) { intent(f).profile.pop_back(); }, kClause);
  check_altered([&](PdfFile& f) { intent(f).profile.replace(12, 4, "link"); }, kClause);
  check_altered([&](PdfFile& f) { intent(f).profile.replace(16, 4, "GRAY"); }, kClause);
  check_altered([&](PdfFile& f) { intent(f).profile_object = 0; }, kClause);
  check_altered([&](PdfFile& f) { intent(f).identifier.clear(); }, kClause);
  check_altered(
      [&](PdfFile& f) {
        f.catalog.output_intents.push_back(intent(f));
        f.catalog.output_intents[1].subtype = "GTS_PDFX";
        f.catalog.output_intents[1].profile_object = 9;
      },
      kClause);
}

TEST_CASE("language tags") {
  for (const char* good : {"en", "en-GB", "zh-Hant-TW", "de-CH-1996", "sl-rozaj", "es-419",
                           "en-u-co-phonebk", "en-x-mine"}) {
    PdfFile file = made([](MadePdf&) {});
    file.catalog.lang = good;
    file.catalog.metadata = made_xmp();
    replace(file.catalog.metadata, "<rdf:li>en-GB</rdf:li>",
            "<rdf:li>" + std::string(good) + "</rdf:li>");
    INFO(good);
    CHECK(breaches(file) == "");
  }
  for (const char* bad : {"", "e", "en_GB", "en-", "-en", "en--GB", "english-GB-x", "en-a", "1"}) {
    PdfFile file = made([](MadePdf& pdf) { pdf.attributes(pdf.title()).lang = "en"; });
    file.attributes[1].lang = bad;
    INFO(bad);
    check_only(file, "ISO 14289-1 7.2");
  }
}

TEST_CASE("metadata") {
  const auto check_xmp = [](std::string_view what, std::string_view with, std::string_view clause) {
    PdfFile file = made(rich);
    replace(file.catalog.metadata, what, with);
    INFO(with);
    check_only(file, clause, "P01");  // a packet that cannot be read names no profile
  };
  check_altered([](PdfFile& f) { f.catalog.has_metadata = false; }, "ISO 14289-1 7.1");
  check_altered([](PdfFile& f) { f.catalog.metadata_is_filtered = true; }, "ISO 19005-2 6.6.2.1");
  check_altered([](PdfFile& f) { f.catalog.metadata.resize(300); }, "ISO 19005-2 6.6.2.1", "P01");
  check_altered([](PdfFile& f) { f.catalog.metadata += "\xFF"; }, "ISO 19005-2 6.6.2.1", "P01");
  check_xmp("id=\"W5M", "bytes=\"9\" id=\"W5M", "ISO 19005-2 6.6.2.1");
  check_xmp("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n", "<!DOCTYPE a>",
            "ISO 19005-2 6.6.2.1");
  check_xmp("<pdfuaid:part>1<", "<pdfuaid:part>2<", "ISO 14289-1 5");
  check_xmp("<pdfuaid:part>1</pdfuaid:part>", "", "ISO 14289-1 5");
  check_xmp("<pdfaid:part>2<", "<pdfaid:part>3<", "ISO 19005-2 6.6.4");
  check_xmp("conformance>A<", "conformance>B<", "ISO 19005-2 6.6.4");
  check_xmp("x-default\">The title<", "x-default\"> <", "ISO 14289-1 7.1");
  check_xmp("<rdf:li>en-GB</rdf:li>", "<rdf:li>de</rdf:li>", "ISO 14289-1 7.2");
  check_xmp("\"x-default\"", "\"?\"", "ISO 14289-1 7.2");
  check_xmp("pdfaProperty:name>profile<", "pdfaProperty:name>other<", "ISO 19005-2 6.6.2.3.1");
  check_xmp("description>The part<", "description><", "ISO 19005-2 6.6.2.3.3");
}

TEST_CASE("Info says what the XMP says") {
  const auto check_info = [](const char* key, const char* value, bool agrees) {
    PdfFile file = made(rich);
    file.info = {{key, value}};
    INFO(key, value);
    if (agrees)
      CHECK(breaches(file) == "");
    else
      check_only(file, "ISO 32000-1 14.3.3");
  };
  check_info("Title", "The title", true);
  check_info("Title", "Another", false);
  check_info("Author", "Ann; Bob", true);
  check_info("Author", "Ann", false);
  check_info("ModDate", "D:20261123000000Z", true);
  check_info("ModDate", "D:20261124000000Z", false);
  check_info("Private", "anything", true);
}

TEST_CASE("what is drawn") {
  constexpr std::string_view kClause = "ISO 14289-1 7.1";
  check_altered([](PdfFile& f) { page(f).content.paints_unmarked = true; }, kClause);
  check_altered([](PdfFile& f) { page(f).content.paths.push_back({}); }, kClause);
  check_altered(
      [](PdfFile& f) {
        TextRun loose = page(f).content.runs[0];
        loose.placing.mark.reset();
        page(f).content.runs.push_back(loose);
      },
      kClause);
  const auto add_mark = [](PdfFile& f, const char* tag, std::optional<std::uint32_t> parent,
                           const char* type, const char* subtype) {
    PageContent& content = page(f).content;
    MarkProperties properties;
    properties.artifact_type = type;
    properties.artifact_subtype = subtype;
    MarkedContent added;
    added.tag = tag;
    added.closed = true;
    if (parent) added.parent = Id<MarkedContent>(*parent);
    added.properties = content.properties.push_back(std::move(properties));
    content.marks.push_back(std::move(added));
  };
  const auto with = [&](const char* tag, std::optional<std::uint32_t> parent, const char* type,
                        const char* subtype) {
    PdfFile file = made(rich);
    add_mark(file, tag, parent, type, subtype);
    return file;
  };
  CHECK(breaches(with("Artifact", std::nullopt, "Layout", "")) == "");
  CHECK(breaches(with("Artifact", std::nullopt, "Pagination", "Footer")) == "");
  check_only(with("Artifact", std::nullopt, "Pagination", ""), "ISO 14289-1 7.8");
  check_only(with("Artifact", std::nullopt, "", ""), "ISO 32000-1 14.8.2.2.2");
  check_only(with("Artifact", std::nullopt, "Background", ""), "ISO 32000-1 14.8.2.2.2");
  check_only(with("Artifact", 1, "Layout", ""), kClause);
}

TEST_CASE("tagged content in an artifact") {
  PdfFile file = made(rich);
  PageContent& content = page(file).content;
  MarkProperties properties;
  properties.artifact_type = "Layout";
  MarkedContent artifact;
  artifact.tag = "Artifact";
  artifact.closed = true;
  artifact.properties = content.properties.push_back(std::move(properties));
  // The artifact has to stand before what is in it.
  IdVec<MarkedContent> marks;
  marks.push_back(artifact);
  for (const MarkedContent& each : content.marks) marks.push_back(each);
  content.marks = marks;
  for (TextRun& run : content.runs)
    run.placing.mark = Id<MarkedContent>(run.placing.mark->index() + 1);
  for (PaintedImage& image : content.images) {
    image.placing.mark = Id<MarkedContent>(image.placing.mark->index() + 1);
  }
  for (PdfKid& kid : file.kids) {
    if (auto* marked = std::get_if<PdfMarkedKid>(&kid)) {
      marked->mark = Id<MarkedContent>(marked->mark->index() + 1);
    }
  }
  REQUIRE(breaches(file) == "");
  mark(file, 2).parent = Id<MarkedContent>(0);
  check_only(file, "ISO 14289-1 7.1");
}

TEST_CASE("faults in content streams") {
  const auto check_fault = [](ContentFault fault, std::string_view clause) {
    PdfFile file = made(rich);
    page(file).content.breaches.push_back({fault, 3, "a fault"});
    check_only(file, clause);
  };
  check_fault(ContentFault::kSyntax, "ISO 32000-1 7.8.2");
  check_fault(ContentFault::kUnknownOperator, "ISO 19005-2 6.2.2");
  check_fault(ContentFault::kGraphicsState, "ISO 32000-1 8.4.2");
  check_fault(ContentFault::kTextObject, "ISO 32000-1 9.4.1");
  check_fault(ContentFault::kMarkedContent, "ISO 32000-1 14.6");
  check_fault(ContentFault::kNoFont, "ISO 32000-1 9.3.1");
  check_fault(ContentFault::kLimit, "ISO 19005-2 6.1.13");
  check_fault(ContentFault::kLoop, "ISO 32000-1 8.10.1");
  check_altered([](PdfFile& f) { mark(f, 1).closed = false; }, "ISO 32000-1 14.6");
}

TEST_CASE("the words of a block") {
  constexpr std::string_view kClause = "ISO 32000-1 14.8.2.5";
  const auto two_lines = [](const char* first, const char* second) {
    return made([&](MadePdf& pdf) {
      const ElementId paragraph = pdf.add_line(pdf.document(), "P", first);
      pdf.line(paragraph, second);
    });
  };
  CHECK(breaches(two_lines("one two ", "three four")) == "");
  CHECK(breaches(two_lines("one two-", "three four")) == "");
  CHECK(breaches(two_lines("one \xE6\xBC\xA2", "\xE5\xAD\x97 four")) == "");
  CHECK(breaches(two_lines("Donaudampfschiff", "fahrt begins")) == "");
  check_only(two_lines("one two", "three four"), kClause);
  const auto beside = [](double gap, const char* second) {
    PdfFile file = made(
        [&](MadePdf& pdf) { pdf.same_line(pdf.add_line(pdf.document(), "P", "one"), second); });
    page(file).content.runs.back().origin.x += gap;
    return file;
  };
  CHECK(breaches(beside(1, "two")) == "");
  CHECK(breaches(beside(6, " two")) == "");
  check_only(beside(6, "two"), kClause);
}

TEST_CASE("the order of a block's content") {
  const auto two = [] {
    return made([](MadePdf& pdf) {
      pdf.line(pdf.add_line(pdf.document(), "P", "first line "), "second line");
    });
  };
  PdfFile painted = two();
  mark(painted, 1).order = 90;
  check_only(painted, "ISO 32000-1 14.8.2.3.1");
  PdfFile upwards = two();
  std::swap(page(upwards).content.runs[1].origin, page(upwards).content.runs[2].origin);
  check_only(upwards, "ISO 14289-1 7.1");
}

TEST_CASE("text that is read but not seen") {
  constexpr std::string_view kClause = "ISO 32000-1 14.8.2.2.3";
  const auto check_run = [](const std::function<void(TextRun&)>& alter) {
    PdfFile file = made([](MadePdf& pdf) { pdf.add_line(pdf.document(), "P", "Hidden"); });
    alter(page(file).content.runs.back());
    check_only(file, kClause);
  };
  check_run([](TextRun& run) { run.render_mode = 3; });
  check_run([](TextRun& run) { run.size = 0; });
  check_run([](TextRun& run) { run.fill.alpha = 0; });
  check_run([](TextRun& run) { run.origin.y = run.end.y = -50; });
  PdfFile clipped = made([](MadePdf& pdf) { pdf.add_line(pdf.document(), "P", "Hidden"); });
  page(clipped).content.runs.back().placing.clip =
      page(clipped).content.clips.push_back({{0, 0, 10, 10}});
  check_only(clipped, kClause);
}

TEST_CASE("text that reaches over the page's edge") {
  constexpr std::string_view kClause = "ISO 32000-1 14.11.2";
  const auto line = [] {
    return made([](MadePdf& pdf) { pdf.add_line(pdf.document(), "P", "Words"); });
  };
  for (const double x : {-20.0, 590.0}) {
    PdfFile file = line();
    TextRun& run = page(file).content.runs.back();
    run.origin.x = x;
    run.end.x = x + 60;
    check_only(file, kClause);
  }
  // The page's number, too, which is an artifact, and wholly off the page.
  PdfFile footer = line();
  MarkedContent artifact = mark(footer, 0);
  artifact.tag = "Artifact";
  artifact.mcid.reset();
  MarkProperties properties;
  properties.artifact_type = "Pagination";
  properties.artifact_subtype = "Footer";
  artifact.properties = page(footer).content.properties.push_back(std::move(properties));
  TextRun number = page(footer).content.runs.back();
  artifact.first_run = static_cast<std::uint32_t>(page(footer).content.runs.size());
  artifact.end_run = artifact.first_run + 1;
  number.placing.mark = page(footer).content.marks.push_back(artifact);
  page(footer).content.runs.push_back(number);
  CHECK(breaches(footer) == "");
  page(footer).content.runs.back().origin.x = -100;
  page(footer).content.runs.back().end.x = -50;
  check_only(footer, kClause);
}

TEST_CASE("characters for private use") {
  const auto file = [] {
    return made([](MadePdf& pdf) { pdf.add_line(pdf.document(), "P", "An \xEE\x80\x80 icon"); });
  };
  check_only(file(), "ISO 19005-2 6.2.11.7.3");
  PdfFile told = file();
  MarkProperties properties;
  properties.actual_text = "An icon";
  mark(told, 1).properties = page(told).content.properties.push_back(std::move(properties));
  CHECK(breaches(told) == "");
}

TEST_CASE("colours, images and graphics states") {
  check_altered([](PdfFile& f) { page(f).content.device_colors.cmyk = true; },
                "ISO 19005-2 6.2.4.3");
  check_altered(
      [](PdfFile& f) {
        f.color_spaces.push_back({"DeviceCMYK", 0, 0, ""});
      },
      "ISO 19005-2 6.2.4.3");
  check_altered(
      [](PdfFile& f) {
        f.color_spaces.push_back({"Indexed", 0, 0, "DeviceCMYK"});
      },
      "ISO 19005-2 6.2.4.3");
  check_altered(
      [](PdfFile& f) {
        f.color_spaces.push_back({"Separation", 1, 0, "DeviceRGB"});
      },
      "ISO 19005-2 6.2.4.4");
  const auto image = [](PdfFile& f) -> PdfXObject& { return f.xobjects[Id<PdfXObject>(0)]; };
  check_altered([&](PdfFile& f) { image(f).interpolates = true; }, "ISO 19005-2 6.2.8");
  check_altered([&](PdfFile& f) { image(f).has_alternates = true; }, "ISO 19005-2 6.2.8");
  check_altered([&](PdfFile& f) { image(f).bits_per_component = 3; }, "ISO 19005-2 6.2.8");
  check_altered([&](PdfFile& f) { image(f).intent = "Vivid"; }, "ISO 19005-2 6.2.6");
  check_altered([&](PdfFile& f) { image(f).subtype = "PS"; }, "ISO 19005-2 6.2.9");
  const auto check_form = [](const std::function<void(PdfXObject&)>& alter,
                             std::string_view clause) {
    PdfFile file = made(rich);
    PdfXObject form;
    form.subtype = "Form";
    alter(form);
    file.xobjects.push_back(form);
    check_only(file, clause);
  };
  check_form([](PdfXObject& form) { form.is_postscript = true; }, "ISO 19005-2 6.2.9");
  check_form([](PdfXObject& form) { form.is_reference = true; }, "ISO 14289-1 7.20");
  const auto check_state = [](const std::function<void(PdfGraphicsState&)>& alter,
                              std::string_view clause) {
    PdfFile file = made(rich);
    PdfGraphicsState state;
    state.blend_mode = "Multiply";
    state.halftone_type = 1;
    state.rendering_intent = "Perceptual";
    file.graphics_states.push_back(state);
    CHECK(breaches(file) == "");
    alter(file.graphics_states[Id<PdfGraphicsState>(0)]);
    check_only(file, clause);
  };
  check_state([](PdfGraphicsState& s) { s.has_transfer_function = true; }, "ISO 19005-2 6.2.5");
  check_state([](PdfGraphicsState& s) { s.has_halftone_phase = true; }, "ISO 19005-2 6.2.5");
  check_state([](PdfGraphicsState& s) { s.halftone_type = 6; }, "ISO 19005-2 6.2.5");
  check_state([](PdfGraphicsState& s) { s.names_halftone = true; }, "ISO 19005-2 6.2.5");
  check_state([](PdfGraphicsState& s) { s.blend_mode = "Glow"; }, "ISO 19005-2 6.2.10");
  check_state([](PdfGraphicsState& s) { s.rendering_intent = "Vivid"; }, "ISO 19005-2 6.2.6");
}

TEST_CASE("fonts") {
  check_altered([](PdfFile& f) { font(f).has_to_unicode = false; }, "ISO 14289-1 7.21.7");
  check_altered([](PdfFile& f) { font(f).bad_unicode.push_back(65); }, "ISO 14289-1 7.21.7");
  check_altered([](PdfFile& f) { font(f).program_key.clear(); }, "ISO 14289-1 7.21.4.1");
  check_altered([](PdfFile& f) { font(f).program.resize(60); }, "ISO 14289-1 7.21.4.1");
  check_altered([](PdfFile& f) { font(f).program_key = "FontFile"; }, "ISO 14289-1 7.21.4.1");
  check_altered([](PdfFile& f) { font(f).used.push_back(256); }, "ISO 14289-1 7.21.4.1");
  check_altered([](PdfFile& f) { font(f).widths.emplace_back(66, 502); }, "ISO 14289-1 7.21.5");
  check_altered([](PdfFile& f) { font(f).program = made_font_program(600); }, "ISO 14289-1 7.21.5");
  check_altered([](PdfFile& f) { font(f).cid_to_gid.clear(); }, "ISO 14289-1 7.21.3.2");
  check_altered([](PdfFile& f) { font(f).ordering.clear(); }, "ISO 14289-1 7.21.3.1");
  check_altered([](PdfFile& f) { font(f).encoding = "stream"; }, "ISO 14289-1 7.21.3.3");
  check_altered([](PdfFile& f) { font(f).subtype = "Type3"; }, "ISO 14289-1 7.21.2");
  check_altered([](PdfFile& f) { font(f).descriptor_name = "Other"; }, "ISO 32000-1 9.7.6.1");
  check_altered([](PdfFile& f) { font(f).has_cid_set = true; }, "ISO 14289-1 7.21.4.2");
  check_altered([](PdfFile& f) { page(f).content.runs[1].without_unicode = 1; },
                "ISO 14289-1 7.21.7");
  check_altered([](PdfFile& f) { page(f).content.runs[1].notdef = 1; }, "ISO 14289-1 7.21.8");
  PdfFile rounded = made(rich);
  font(rounded).widths.emplace_back(66, 500.9);
  CHECK(breaches(rounded) == "");
  PdfFile unused = made(rich);
  font(unused).used.clear();
  font(unused).program_key.clear();
  CHECK(breaches(unused) == "");
}

TEST_CASE("a font whose glyphs are blanks") {
  PdfFile file = made(rich);
  std::string& program = font(file).program;
  const std::size_t loca = program.size() - 6 - 257 * 2;
  for (std::size_t i = 0; i < std::size_t{257} * 2; ++i) program[loca + i] = 0;
  check_only(file, "ISO 14289-1 7.21.4.1");
}

TEST_CASE("glyphs by a map") {
  PdfFile file = made(rich);
  font(file).cid_to_gid = "stream";
  font(file).cid_to_gid_map = std::string(512, '\0');
  CHECK(breaches(file) == "");
  font(file).cid_to_gid_map[65 * 2] = 2;
  check_only(file, "ISO 14289-1 7.21.4.1");
}
