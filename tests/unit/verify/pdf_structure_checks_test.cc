// That check_pdf names the clause of each fault in structure, links and outline, and only that, in
// PDFs made by hand.
#include "verify/checked_pdf.h"

using namespace clearleaf;
using namespace clearleaf::verify;

TEST_CASE("roles") {
  constexpr std::string_view kClause = "ISO 14289-1 7.1";
  check_only(made([](MadePdf& pdf) { pdf.add_line(pdf.document(), "Aside", "Text"); }), kClause);
  check_altered([](PdfFile& f) { f.structure.role_map.emplace_back("P", "Span"); }, kClause);
  check_altered([](PdfFile& f) { f.structure.role_loops.push_back("Aside"); }, kClause);
}

TEST_CASE("parents") {
  check_altered([](PdfFile& f) { element(f, "LBody").parent_object = 7; }, "ISO 14289-1 7.1");
  check_altered([](PdfFile& f) { element(f, "LBody").parent_object = 0; }, "ISO 14289-1 7.1");
  PdfFile sect = made(rich);
  sect.elements[Id<PdfElement>(0)].type = "Sect";
  sect.elements[Id<PdfElement>(0)].standard = "Sect";
  check_only(sect, "ISO 32000-1 14.8.4.2");
  check_only(made([](MadePdf& pdf) {
               pdf.add_line(pdf.add_line(pdf.document(), "P", "Text"), "P", "inside");
             }),
             "ISO 32000-1 14.8.4.3.2");
}

TEST_CASE("what is empty") {
  check_only(made([](MadePdf& pdf) { pdf.add(pdf.document(), "P"); }), "ISO 14289-1 7.1");
  check_only(made([](MadePdf& pdf) { pdf.add_line(pdf.document(), "P", "  "); }),
             "ISO 14289-1 7.1");
  check_only(made([](MadePdf& pdf) { pdf.line(pdf.add(pdf.document(), "H2"), " "); }),
             "ISO 14289-1 7.4.1");
}

TEST_CASE("texts that are spoken") {
  const auto with = [](const std::function<void(PdfAttributes&)>& set) {
    return made([&](MadePdf& pdf) {
      set(pdf.attributes(pdf.add_line(pdf.add_line(pdf.document(), "P", "Text "), "Span", "more")));
    });
  };
  CHECK(breaches(with([](PdfAttributes& a) { a.expansion = "Expanded"; })) == "");
  check_only(with([](PdfAttributes& a) { a.expansion = ""; }), "ISO 32000-1 14.9.5");
  check_only(with([](PdfAttributes& a) { a.actual_text = " "; }), "ISO 32000-1 14.9.4");
  check_only(with([](PdfAttributes& a) { a.alt = "\xEF\xBF\xBD"; }), "ISO 32000-1 14.9.3");
  check_only(with([](PdfAttributes& a) { a.alt = "a\x01"; }), "ISO 32000-1 14.9.3");
  check_only(with([](PdfAttributes& a) { a.expansion = "\xEE\x80\x80"; }), "ISO 32000-1 14.9.5");
  check_only(made([](MadePdf& pdf) {
               pdf.attributes(pdf.add_line(pdf.document(), "P", "Text")).alt = "Silenced";
             }),
             "ISO 32000-1 14.9.3");
}

TEST_CASE("IDs") {
  check_only(made([](MadePdf& pdf) {
               pdf.attributes(pdf.title()).id = "one";
               pdf.attributes(pdf.add_line(pdf.document(), "P", "Text")).id = "one";
             }),
             "ISO 32000-1 14.7.2");
  check_altered([](PdfFile& f) { f.structure.id_tree.clear(); }, "ISO 32000-1 14.7.2");
  check_altered([](PdfFile& f) { f.structure.id_tree[0].second = Id<PdfElement>(0); },
                "ISO 32000-1 14.7.2");
  check_altered([](PdfFile& f) { f.structure.id_tree.emplace_back("ghost", std::nullopt); },
                "ISO 32000-1 14.7.2");
}

TEST_CASE("the ParentTree") {
  constexpr std::string_view kClause = "ISO 32000-1 14.7.4.4";
  check_altered([](PdfFile& f) { std::swap(mark(f, 1).element, mark(f, 2).element); }, kClause);
  check_altered([](PdfFile& f) { mark(f, 2).element.reset(); }, kClause);
  check_altered([](PdfFile& f) { page(f).struct_parents.reset(); }, kClause);
  check_altered([](PdfFile& f) { page(f).has_parent_entry = false; }, kClause);
  check_altered([](PdfFile& f) { f.structure.stray_parent_keys.push_back(7); }, kClause);
  check_altered([](PdfFile& f) { f.structure.parent_tree_next_key = 1; }, "ISO 32000-1 14.7.2");
  check_altered(
      [](PdfFile& f) { std::get<PdfMarkedKid>(f.kids[element(f, "P").first_kid]).mark.reset(); },
      kClause);
}

TEST_CASE("an mcid twice") {
  PdfFile file = made(rich);
  mark(file, 2).mcid = mark(file, 1).mcid;
  check_only(file, "ISO 32000-1 14.7.4.2");
}

TEST_CASE("headings") {
  constexpr std::string_view kClause = "ISO 14289-1 7.4.2";
  const auto with = [](const char* type) {
    return made([&](MadePdf& pdf) { pdf.add_line(pdf.document(), type, "Heading"); });
  };
  CHECK(breaches(with("H2")) == "");
  check_only(with("H3"), kClause);
  check_only(with("H1"), kClause);
  check_only(with("H"), "ISO 14289-1 7.4.4");
  PdfFile first = made([](MadePdf&) {});
  PdfElement& title = element(first, "H1");
  title.type = "H2";
  title.standard = "H2";
  check_only(first, kClause);
}

TEST_CASE("lists") {
  constexpr std::string_view kClause = "ISO 32000-1 14.8.4.3.3";
  check_only(made([](MadePdf& pdf) {
               const ElementId list = pdf.add(pdf.document(), "L");
               pdf.add_line(list, "P", "No item");
             }),
             kClause);
  check_only(made([](MadePdf& pdf) {
               const ElementId item = pdf.add(pdf.add(pdf.document(), "L"), "LI");
               pdf.add_line(pdf.add(item, "LBody"), "P", "Text");
               const ElementId inner = pdf.add(pdf.add(item, "L"), "LI");
               pdf.add_line(pdf.add(inner, "LBody"), "P", "in the LI");
             }),
             kClause);
  check_only(
      made([](MadePdf& pdf) { pdf.add_line(pdf.add(pdf.document(), "LBody"), "P", "Text"); }),
      kClause);
  check_only(
      made([](MadePdf& pdf) { pdf.line(pdf.add(pdf.document(), "L"), "Text of a list itself"); }),
      kClause);
  PdfFile file = made(rich);
  file.attributes[element(file, "L").attributes].list_numbering.clear();
  check_only(file, "ISO 14289-1 7.6");
}

TEST_CASE("contents lists and captions") {
  constexpr std::string_view kClause = "ISO 32000-1 14.8.4.2";
  const auto contents = [](const char* item_kid) {
    return made([&](MadePdf& pdf) {
      const ElementId item = pdf.add(pdf.add(pdf.document(), "TOC"), "TOCI");
      pdf.add_link(pdf.add(item, item_kid), "Entry");
    });
  };
  CHECK(breaches(contents("Reference")) == "");
  check_only(contents("P"), kClause);
  check_only(made([](MadePdf& pdf) {
               const ElementId group = pdf.add(pdf.document(), "Div");
               pdf.add_line(group, "P", "One");
               pdf.add_line(group, "Caption", "Between");
               pdf.add_line(group, "P", "Two");
             }),
             kClause);
}

TEST_CASE("tables") {
  constexpr std::string_view kForm = "ISO 32000-1 14.8.4.3.4";
  constexpr std::string_view kHeaders = "ISO 14289-1 7.5";
  const auto table = [](std::vector<std::string> scopes, std::size_t cells) {
    return made([&](MadePdf& pdf) { pdf.add_table(pdf.document(), scopes, cells); });
  };
  CHECK(breaches(table({"Column", "Column"}, 2)) == "");
  check_only(table({"Column", "Column"}, 1), kForm);
  check_only(table({"Column", ""}, 2), kHeaders);
  check_only(table({"Column", "Sideways"}, 2), kHeaders);
  PdfFile spanning = table({"Column", "Column"}, 1);
  spanning.attributes.push_back({});
  spanning.attributes.back().column_span = 2;
  element(spanning, "TD").attributes = static_cast<std::uint32_t>(spanning.attributes.size() - 1);
  CHECK(breaches(spanning) == "");
  spanning.attributes.back().row_span = 2;
  check_only(spanning, kForm);
  PdfFile by_id = table({"Column", "Column"}, 2);
  by_id.attributes.push_back({});
  by_id.attributes.back().headers = {"ghost"};
  element(by_id, "TD").attributes = static_cast<std::uint32_t>(by_id.attributes.size() - 1);
  check_only(by_id, kHeaders);
  check_only(made([](MadePdf& pdf) {
               const ElementId rows = pdf.add(pdf.add(pdf.document(), "Table"), "TBody");
               pdf.add_line(pdf.add(rows, "TR"), "TD", "No header");
             }),
             kHeaders);
  check_only(made([](MadePdf& pdf) {
               const ElementId rows = pdf.add(pdf.add(pdf.document(), "Table"), "THead");
               pdf.attributes(pdf.add_line(pdf.add(rows, "TR"), "TH", "Alone")).scope = "Column";
             }),
             kForm);
}

TEST_CASE("figures") {
  constexpr std::string_view kBox = "ISO 32000-1 14.8.5.4.3";
  const auto attributes = [](PdfFile& f) -> PdfAttributes& {
    return f.attributes[element(f, "Figure").attributes];
  };
  check_altered([&](PdfFile& f) { attributes(f).alt.reset(); }, "ISO 14289-1 7.3");
  check_altered([&](PdfFile& f) { attributes(f).alt = " "; }, "ISO 14289-1 7.3");
  check_altered([&](PdfFile& f) { attributes(f).box.reset(); }, kBox);
  check_altered([&](PdfFile& f) { attributes(f).box->right = 900; }, kBox);
  check_altered([&](PdfFile& f) { attributes(f).box->right -= 50; }, kBox);
  check_only(made([](MadePdf& pdf) { pdf.image(pdf.add_line(pdf.document(), "P", "Text")); }),
             "ISO 14289-1 7.3");
  check_only(
      made([](MadePdf& pdf) { pdf.attributes(pdf.add(pdf.document(), "Figure")).alt = "Nothing"; }),
      "ISO 14289-1 7.3");
  check_only(made([](MadePdf& pdf) { pdf.add_line(pdf.document(), "Formula", "E = mc2"); }),
             "ISO 14289-1 7.7");
}

TEST_CASE("notes") {
  constexpr std::string_view kClause = "ISO 14289-1 7.9";
  check_altered(
      [](PdfFile& f) {
        f.attributes[element(f, "Note").attributes].id.reset();
        f.structure.id_tree.clear();
      },
      kClause);
  check_altered([](PdfFile& f) { f.annotations[Id<PdfAnnotation>(1)].destination->y = 800; },
                kClause);
  check_only(made([](MadePdf& pdf) {
               rich(pdf);
               const ElementId second = pdf.add(pdf.document(), "Note");
               pdf.attributes(second).id = "note-1";
               pdf.add_link(pdf.add(pdf.add(pdf.document(), "P"), "Reference"), "2");
               pdf.line(second, "Same ID");
               pdf.lead_last_link_to(pdf.last_y() + 10);
             }),
             kClause);
}

TEST_CASE("annotations") {
  constexpr std::string_view kLink = "ISO 14289-1 7.18.5";
  check_altered([](PdfFile& f) { annotation(f).contents.reset(); }, kLink);
  check_altered([](PdfFile& f) { annotation(f).contents = " "; }, kLink);
  check_altered([](PdfFile& f) { annotation(f).element.reset(); }, kLink);
  check_altered([](PdfFile& f) { annotation(f).element = Id<PdfElement>(1); }, kLink);
  check_altered([](PdfFile& f) { annotation(f).rect = {300, 100, 350, 120}; }, kLink);
  check_altered([](PdfFile& f) { annotation(f).flags = 0; }, "ISO 19005-2 6.3.2");
  check_altered([](PdfFile& f) { annotation(f).flags = 6; }, "ISO 19005-2 6.3.2");
  check_altered([](PdfFile& f) { annotation(f).has_flags = false; }, "ISO 19005-2 6.3.2");
  check_altered([](PdfFile& f) { annotation(f).action = "Launch"; }, "ISO 19005-2 6.5.1");
  check_altered([](PdfFile& f) { annotation(f).has_additional_actions = true; },
                "ISO 19005-2 6.5.2");
  check_altered([](PdfFile& f) { annotation(f).uri = "two words"; }, "ISO 32000-1 12.6.4.7");
  check_altered([](PdfFile& f) { annotation(f).uri.reset(); }, "ISO 32000-1 12.3.2");
  check_altered([](PdfFile& f) { annotation(f).lang = "e_n"; }, "ISO 14289-1 7.2");
  check_altered([](PdfFile& f) { page(f).tabs = "R"; }, "ISO 14289-1 7.18.3");
  PdfFile no_object = made(rich);
  for (PdfKid& kid : no_object.kids) {
    auto* object = std::get_if<PdfObjectKid>(&kid);
    if (object == nullptr) continue;
    object->annotation.reset();
    break;
  }
  check_only(no_object, kLink);
}

TEST_CASE("annotations that are no links") {
  const auto check_type = [](const char* type, std::string_view clause) {
    PdfFile file = made(
        [](MadePdf& pdf) { pdf.add_link(pdf.add_line(pdf.document(), "P", "Text: "), "words"); });
    element(file, "Link").type = "Annot";
    element(file, "Annot").standard = "Annot";
    annotation(file).subtype = type;
    annotation(file).action.clear();
    check_only(file, clause);
  };
  check_type("TrapNet", "ISO 14289-1 7.18.2");
  check_type("Widget", "ISO 14289-1 7.18.4");
  check_type("Movie", "ISO 19005-2 6.3.1");
  check_type("Highlight", "ISO 19005-2 6.3.3");

  PdfFile wordless = made(
      [](MadePdf& pdf) { pdf.add_link(pdf.add_line(pdf.document(), "P", "Text: "), "words"); });
  element(wordless, "Link").type = "Annot";
  element(wordless, "Annot").standard = "Annot";
  PdfAnnotation& highlight = annotation(wordless);
  highlight.subtype = "Highlight";
  highlight.action.clear();
  highlight.has_appearance = true;
  CHECK(breaches(wordless) == "");
  highlight.contents.reset();
  check_only(wordless, "ISO 14289-1 7.18.1");
}

TEST_CASE("the outline") {
  constexpr std::string_view kClause = "ISO 14289-1 7.17";
  check_altered([](PdfFile& f) { f.outline.clear(); }, kClause);
  check_altered([](PdfFile& f) { f.outline[0].title = "Something else"; }, kClause);
  check_altered([](PdfFile& f) { f.outline[0].destination->y = 100; }, kClause);
  check_altered([](PdfFile& f) { f.outline[0].destination->page.reset(); }, "ISO 32000-1 12.3.2");
  check_altered([](PdfFile& f) { f.outline[0].action = "Launch"; }, "ISO 19005-2 6.5.1");
  PdfFile levels = made([](MadePdf& pdf) {
    pdf.add_line(pdf.document(), "H2", "One");
    pdf.add_line(pdf.document(), "H3", "Two");
  });
  CHECK(breaches(levels) == "");
  levels.outline[1].level = 1;
  check_only(levels, kClause);
}
