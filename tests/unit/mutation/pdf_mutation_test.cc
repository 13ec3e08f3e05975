// A good PDF with one thing altered is refused, by the clause that the alteration breaks.
#include "doctest/doctest.h"
#include "mutation/altered_pdf.h"
#include "mutation/breaches.h"
#include "mutation/leaflet.h"
#include "verify/pdf_checks.h"
#include "verify/pdf_reader.h"

#include <cstddef>
#include <functional>
#include <string>

using namespace clearleaf;
using clearleaf::mutation::AlteredPdf;
using clearleaf::mutation::Layout;
using clearleaf::test::Clauses;
using clearleaf::verify::Report;

namespace {

const std::string& good_pdf() {
  return test::exported_leaflet(".pdf");
}

Report judged(const std::string& bytes) {
  Report report;
  const verify::PdfFile file = verify::read_pdf(bytes, report);
  verify::check_pdf(file, report);
  return report;
}

/// That the bytes are refused for `clause` and for all of `also`, which the same alteration breaks,
/// rules of the prominence contract among them, and for nothing else.
void check_refused(const std::string& bytes, const std::string& clause, Clauses also = {}) {
  also.insert(clause);
  test::check_clauses(judged(bytes), also);
}

using Alter = std::function<void(AlteredPdf&)>;

void check_altered(const std::string& clause, const Alter& alter, Clauses also = {}) {
  AlteredPdf pdf(good_pdf());
  alter(pdf);
  check_refused(pdf.bytes(), clause, also);
}

QPDFObjectHandle name(const char* text) {
  return QPDFObjectHandle::newName(text);
}
QPDFObjectHandle yes() {
  return QPDFObjectHandle::newBool(true);
}
QPDFObjectHandle string(const char* text) {
  return QPDFObjectHandle::newString(text);
}

}  // namespace

TEST_CASE("what is written is accepted, and so is the same in other forms") {
  test::check_clauses(judged(good_pdf()), {});
  for (const Layout layout : {Layout::kPlain, Layout::kObjectStreams, Layout::kLinearized}) {
    AlteredPdf pdf(good_pdf());
    test::check_clauses(judged(pdf.bytes(layout)), {});
  }
}

TEST_CASE("the file's bytes") {
  std::string header = good_pdf();
  mutation::replace(header, "%PDF-1.7", "%XDF-1.7");
  check_refused(header, "ISO 32000-1 7.5.2", {"ISO 32000-1 7.5"});
  check_refused("junk\n" + good_pdf(), "ISO 19005-2 6.1.2");
  std::string comment = good_pdf();
  comment[10] = 'a';
  check_refused(comment, "ISO 19005-2 6.1.2");
  check_refused(good_pdf() + "more", "ISO 19005-2 6.1.3");
  std::string id = AlteredPdf(good_pdf()).bytes();
  mutation::replace(id, "/ID [", "/IX [");
  check_refused(id, "ISO 19005-2 6.1.3");
  AlteredPdf encrypted(good_pdf());
  check_refused(encrypted.bytes(Layout::kEncrypted), "ISO 19005-2 6.1.3",
                {"ISO 14289-1 6.2", "ISO 14289-1 7.1", "ISO 14289-1 7.2", "ISO 19005-2 6.2.3"});
}

TEST_CASE("a file that is cut short is refused, wherever") {
  const std::string& whole = good_pdf();
  for (std::size_t size : {std::size_t{0}, std::size_t{1}, whole.size() / 3, whole.size() / 2,
                           whole.size() - 200, whole.size() - 7}) {
    INFO(size);
    CHECK_FALSE(judged(whole.substr(0, size)).accepted());
  }
}

TEST_CASE("filters and limits") {
  check_altered("ISO 19005-2 6.1.7.2", [](AlteredPdf& pdf) {
    QPDFObjectHandle stream = pdf.add_stream("");
    stream.replaceStreamData("\x80\x40\x40", name("/LZWDecode"), QPDFObjectHandle::newNull());
    pdf.page(0).replaceKey("/Contents",
                           QPDFObjectHandle::newArray({pdf.page(0).getKey("/Contents"), stream}));
  });
  check_altered("ISO 19005-2 6.1.7.1", [](AlteredPdf& pdf) {
    pdf.page(0).getKey("/Contents").getDict().replaceKey("/F", string("elsewhere"));
  });
  check_altered("ISO 19005-2 6.1.13", [](AlteredPdf& pdf) {
    pdf.catalog().replaceKey("/Extra", name(("/" + std::string(200, 'n')).c_str()));
  });
  check_altered("ISO 19005-2 6.1.13", [](AlteredPdf& pdf) {
    std::string deep;
    for (int i = 0; i < 29; ++i) deep += "q\n";
    for (int i = 0; i < 29; ++i) deep += "Q\n";
    pdf.set_content(0, pdf.content(0) + deep);
  });
}

TEST_CASE("the catalog") {
  check_altered("ISO 14289-1 6.2", [](AlteredPdf& pdf) { pdf.catalog().removeKey("/MarkInfo"); });
  check_altered("ISO 14289-1 7.1", [](AlteredPdf& pdf) {
    pdf.catalog().getKey("/MarkInfo").replaceKey("/Suspects", yes());
  });
  check_altered("ISO 14289-1 7.2", [](AlteredPdf& pdf) { pdf.catalog().removeKey("/Lang"); });
  check_altered("ISO 14289-1 7.2",
                [](AlteredPdf& pdf) { pdf.catalog().replaceKey("/Lang", string("English")); });
  check_altered("ISO 14289-1 7.1",
                [](AlteredPdf& pdf) { pdf.catalog().removeKey("/ViewerPreferences"); });
  check_altered("ISO 19005-2 6.2.3",
                [](AlteredPdf& pdf) { pdf.catalog().removeKey("/OutputIntents"); },
                {"ISO 19005-2 6.2.4.3"});
  check_altered("ISO 19005-2 6.5.1", [](AlteredPdf& pdf) {
    pdf.catalog().replaceKey("/OpenAction", AlteredPdf::parsed("<</S /JavaScript /JS (x)>>"));
  });
  check_altered("ISO 19005-2 6.5.1", [](AlteredPdf& pdf) {
    pdf.catalog().replaceKey(
        "/Names",
        AlteredPdf::parsed("<</JavaScript <</Names [(a) <</S /JavaScript /JS (x)>>]>>>>"));
  });
  check_altered("ISO 19005-2 6.5.2", [](AlteredPdf& pdf) {
    pdf.page(0).replaceKey("/AA", AlteredPdf::parsed("<</O <</S /Named /N /NextPage>>>>"));
  });
  check_altered("ISO 19005-2 6.8", [](AlteredPdf& pdf) {
    pdf.catalog().replaceKey(
        "/Names", AlteredPdf::parsed("<</EmbeddedFiles <</Names [(a) <</F (a) /UF (a)>>]>>>>"));
  });
  check_altered("ISO 14289-1 7.10", [](AlteredPdf& pdf) {
    pdf.catalog().replaceKey("/OCProperties", AlteredPdf::parsed("<</OCGs [] /D <<>>>>"));
  });
  check_altered("ISO 14289-1 7.1",
                [](AlteredPdf& pdf) { pdf.catalog().removeKey("/StructTreeRoot"); });
}

TEST_CASE("metadata") {
  const auto check_xmp = [](const std::string& clause, const char* what, const char* with,
                            Clauses also = {}) {
    check_altered(
        clause, [&](AlteredPdf& pdf) { pdf.edit_metadata(what, with); }, also);
  };
  check_xmp("ISO 14289-1 5", "<pdfuaid:part>1<", "<pdfuaid:part>2<");
  check_xmp("ISO 19005-2 6.6.4", "<pdfaid:part>2<", "<pdfaid:part>1<");
  check_xmp("ISO 19005-2 6.6.4", "<pdfaid:conformance>A<", "<pdfaid:conformance>B<");
  check_xmp("ISO 19005-2 6.6.2.1", "</rdf:RDF>", "", {"P01"});
  check_xmp("ISO 19005-2 6.6.2.3.1", "<pdfaProperty:name>edition<", "<pdfaProperty:name>other<");
  check_altered("ISO 14289-1 7.1",
                [](AlteredPdf& pdf) {
                  pdf.edit_metadata("<dc:title>", "<dc:rights>");
                  pdf.edit_metadata("</dc:title>", "</dc:rights>");
                },
                {"ISO 32000-1 14.3.3"});
  check_xmp("ISO 32000-1 14.3.3", "<xmp:CreatorTool>clearleaf", "<xmp:CreatorTool>another");
  check_altered("ISO 14289-1 7.1", [](AlteredPdf& pdf) { pdf.catalog().removeKey("/Metadata"); },
                {"P01"});
}

TEST_CASE("the structure tree") {
  check_altered("ISO 14289-1 7.1", [](AlteredPdf& pdf) {
    pdf.catalog().getKey("/StructTreeRoot").getKey("/RoleMap").removeKey("/Notice");
  });
  check_altered("ISO 14289-1 7.1", [](AlteredPdf& pdf) {
    pdf.catalog().getKey("/StructTreeRoot").getKey("/RoleMap").replaceKey("/P", name("/Span"));
  });
  check_altered("ISO 14289-1 7.1", [](AlteredPdf& pdf) {
    QPDFObjectHandle roles = pdf.catalog().getKey("/StructTreeRoot").getKey("/RoleMap");
    roles.replaceKey("/Notice", name("/Hint"));
    roles.replaceKey("/Hint", name("/Notice"));
  });
  check_altered("ISO 14289-1 7.1", [](AlteredPdf& pdf) {
    pdf.element("LBody").replaceKey("/P", pdf.element("Document"));
  });
  check_altered("ISO 14289-1 7.2",
                [](AlteredPdf& pdf) { pdf.element("P").replaceKey("/Lang", string("no tag")); });
  check_altered("ISO 32000-1 14.9.5",
                [](AlteredPdf& pdf) { pdf.element("Span").replaceKey("/E", string("")); });
  check_altered("ISO 32000-1 14.7.2", [](AlteredPdf& pdf) {
    pdf.catalog().getKey("/StructTreeRoot").removeKey("/IDTree");
  });
  check_altered("ISO 32000-1 14.8.4.2",
                [](AlteredPdf& pdf) { pdf.element("Document").replaceKey("/S", name("/Sect")); },
                {"P09"});
}

TEST_CASE("elements and their forms") {
  check_altered("ISO 14289-1 7.4.2",
                [](AlteredPdf& pdf) { pdf.element("H3").replaceKey("/S", name("/H4")); },
                {"ISO 14289-1 7.17"});
  check_altered("ISO 14289-1 7.4.2",
                [](AlteredPdf& pdf) { pdf.element("H1").replaceKey("/S", name("/P")); }, {"P02"});
  check_altered("ISO 14289-1 7.4.1", [](AlteredPdf& pdf) { pdf.element("H3").removeKey("/K"); },
                {"ISO 14289-1 7.17", "ISO 32000-1 14.7.4.4"});
  check_altered("ISO 14289-1 7.4.4",
                [](AlteredPdf& pdf) { pdf.element("H3").replaceKey("/S", name("/H")); },
                {"ISO 14289-1 7.17"});
  check_altered("ISO 14289-1 7.5", [](AlteredPdf& pdf) { pdf.element("TH").removeKey("/A"); });
  check_altered("ISO 32000-1 14.8.4.3.4",
                [](AlteredPdf& pdf) { pdf.element("TR").getKey("/K").eraseItem(0); },
                {"ISO 32000-1 14.7.4.4"});
  check_altered("ISO 32000-1 14.8.4.3.4",
                [](AlteredPdf& pdf) { pdf.element("TBody").replaceKey("/S", name("/Div")); });
  check_altered("ISO 32000-1 14.8.4.3.3",
                [](AlteredPdf& pdf) { pdf.element("LBody").replaceKey("/S", name("/Div")); });
  check_altered("ISO 32000-1 14.8.4.3.3",
                [](AlteredPdf& pdf) { pdf.element("LI").replaceKey("/S", name("/P")); },
                {"ISO 32000-1 14.8.4.3.2"});
  check_altered("ISO 14289-1 7.6", [](AlteredPdf& pdf) { pdf.element("L").removeKey("/A"); });
  check_altered("ISO 14289-1 7.3",
                [](AlteredPdf& pdf) { pdf.element("Figure").removeKey("/Alt"); });
  check_altered("ISO 14289-1 7.3",
                [](AlteredPdf& pdf) { pdf.element("Figure").replaceKey("/S", name("/Div")); },
                {"ISO 32000-1 14.9.3"});
  check_altered("ISO 32000-1 14.8.5.4.3",
                [](AlteredPdf& pdf) { pdf.element("Figure").getKey("/A").removeKey("/BBox"); });
  check_altered("ISO 14289-1 7.9", [](AlteredPdf& pdf) { pdf.element("Note").removeKey("/ID"); },
                {"ISO 32000-1 14.7.2"});
  check_altered("ISO 14289-1 7.9", [](AlteredPdf& pdf) {
    for (QPDFObjectHandle& each : pdf.objects()) {
      const bool is_link = each.isDictionary() && each.getKey("/Subtype").isNameAndEquals("/Link");
      if (!is_link || each.getKey("/Contents").getUTF8Value() != "Go to note 1") continue;
      each.getKey("/Dest").setArrayItem(3, QPDFObjectHandle::newInteger(800));
    }
  });
}

TEST_CASE("the ParentTree") {
  const std::string kClause = "ISO 32000-1 14.7.4.4";
  check_altered(kClause, [](AlteredPdf& pdf) {
    QPDFObjectHandle parents = pdf.parents(0);
    QPDFObjectHandle first = parents.getArrayItem(0);
    parents.setArrayItem(0, parents.getArrayItem(1));
    parents.setArrayItem(1, first);
  });
  check_altered(kClause, [](AlteredPdf& pdf) { pdf.page(0).removeKey("/StructParents"); }, {"P02"});
  check_altered(kClause, [](AlteredPdf& pdf) {
    pdf.parents(0).setArrayItem(1, QPDFObjectHandle::newNull());
  });
  check_altered("ISO 32000-1 14.7.4.2",
                [](AlteredPdf& pdf) { pdf.edit_content(0, "/MCID 2>>", "/MCID 1>>"); },
                {kClause, "ISO 14289-1 7.1"});
  check_altered(kClause, [](AlteredPdf& pdf) { pdf.edit_content(0, "/MCID 2>>", "/MCID 99>>"); },
                {"ISO 14289-1 7.1"});
}

TEST_CASE("what is drawn") {
  const std::string kClause = "ISO 14289-1 7.1";
  check_altered("ISO 32000-1 14.6", [](AlteredPdf& pdf) {
    std::string text = pdf.content(0);
    text.erase(text.rfind("EMC\n"), 4);
    pdf.set_content(0, text);
  });
  check_altered("ISO 32000-1 14.6",
                [](AlteredPdf& pdf) { pdf.set_content(0, pdf.content(0) + "EMC\n"); });
  check_altered("ISO 32000-1 8.4.2",
                [](AlteredPdf& pdf) { pdf.set_content(0, pdf.content(0) + "Q\n"); });
  check_altered("ISO 32000-1 9.4.1",
                [](AlteredPdf& pdf) { pdf.set_content(0, pdf.content(0) + "BT\n"); });
  check_altered("ISO 19005-2 6.2.2",
                [](AlteredPdf& pdf) { pdf.set_content(0, pdf.content(0) + "paint\n"); });
  check_altered(kClause,
                [](AlteredPdf& pdf) { pdf.set_content(0, pdf.content(0) + "0 0 10 10 re\nf\n"); });
  check_altered(kClause, [](AlteredPdf& pdf) {
    pdf.edit_content(0, "/MCID 1>>BDC\n", "/MCID 1>>BDC\n/Artifact<</Type/Layout>>BDC\nEMC\n");
  });
  check_altered(kClause,
                [](AlteredPdf& pdf) {
                  std::string text = pdf.content(0);
                  const std::size_t begin = text.find("/P<</MCID");
                  text.replace(begin, text.find("BDC", begin) - begin, "/P ");
                  text.replace(text.find("BDC", begin), 3, "BMC");
                  pdf.set_content(0, text);
                },
                {"ISO 32000-1 14.7.4.4"});
  check_altered("ISO 14289-1 7.8",
                [](AlteredPdf& pdf) { pdf.edit_content(0, "/Subtype/Footer", "/Subtype/Foot"); },
                {"P14"});
  check_altered(
      "ISO 32000-1 14.8.2.2.2",
      [](AlteredPdf& pdf) { pdf.edit_content(0, "/Type/Pagination", "/Kind/Pagination"); },
      {"P14"});
}

TEST_CASE("the words as they are read") {
  check_altered(
      "ISO 32000-1 14.8.2.2.3",
      [](AlteredPdf& pdf) { pdf.edit_content(0, "/MCID 1>>BDC\n", "/MCID 1>>BDC\n3 Tr\n"); },
      {"P12", "P14"});
  check_altered("ISO 32000-1 14.8.2.2.3",
                [](AlteredPdf& pdf) {
                  std::string text = pdf.content(0);
                  const std::size_t at = text.find("Td\n", text.find("/MCID 0>>"));
                  text.insert(at + 3, "2000 0 Td\n");
                  pdf.set_content(0, text);
                },
                {"ISO 14289-1 7.18.5", "P12"});
  // The blank at the end of a line: without it the last word and the next line's first are one.
  check_altered("ISO 32000-1 14.8.2.5",
                [](AlteredPdf& pdf) {
                  std::string text = pdf.content(0);
                  const std::string blank("\0\3", 2);
                  mutation::replace(text, blank + ")]TJ\n0 -16.8 Td", ")]TJ\n0 -16.8 Td");
                  pdf.set_content(0, text);
                },
                {"P07"});
  check_altered("ISO 32000-1 14.8.2.3.1", [](AlteredPdf& pdf) {
    for (std::size_t i = 0;; ++i) {
      QPDFObjectHandle kids = pdf.element("P", i).getKey("/K");
      if (!kids.isArray() || kids.getArrayNItems() < 3) continue;
      QPDFObjectHandle first = kids.getArrayItem(0);
      QPDFObjectHandle last = kids.getArrayItem(2);
      if (!first.isInteger() || !last.isInteger()) continue;
      kids.setArrayItem(0, last);
      kids.setArrayItem(2, first);
      return;
    }
  });
}

TEST_CASE("colours, images and graphics states") {
  check_altered(
      "ISO 19005-2 6.2.4.3",
      [](AlteredPdf& pdf) { pdf.edit_content(0, "/MCID 0>>BDC\n", "/MCID 0>>BDC\n0 0 0 1 k\n"); },
      {"P05"});
  check_altered("ISO 19005-2 6.2.8", [](AlteredPdf& pdf) {
    pdf.object("/Subtype", "/Image").replaceKey("/Interpolate", yes());
  });
  check_altered("ISO 19005-2 6.2.6", [](AlteredPdf& pdf) {
    pdf.object("/Subtype", "/Image").replaceKey("/Intent", name("/Vivid"));
  });
  const auto check_state = [](const std::string& clause, const char* state) {
    check_altered(clause, [&](AlteredPdf& pdf) {
      pdf.page(0)
          .getKey("/Resources")
          .replaceKey("/ExtGState", AlteredPdf::parsed(std::string("<</X ") + state + ">>"));
      pdf.set_content(0, "/X gs\n" + pdf.content(0));
    });
  };
  check_state("ISO 19005-2 6.2.10", "<</BM /Glow>>");
  check_state("ISO 19005-2 6.2.5", "<</TR /Identity>>");
  check_state("ISO 19005-2 6.2.5", "<</HTP [0 0]>>");
}

TEST_CASE("fonts") {
  check_altered("ISO 14289-1 7.21.7",
                [](AlteredPdf& pdf) { pdf.object("/Subtype", "/Type0").removeKey("/ToUnicode"); },
                {"P01"});
  check_altered("ISO 14289-1 7.21.4.1", [](AlteredPdf& pdf) {
    pdf.object("/Type", "/FontDescriptor").removeKey("/FontFile2");
  });
  check_altered("ISO 14289-1 7.21.5", [](AlteredPdf& pdf) {
    pdf.object("/Subtype", "/CIDFontType2").replaceKey("/DW", QPDFObjectHandle::newInteger(123));
  });
  check_altered("ISO 14289-1 7.21.3.2", [](AlteredPdf& pdf) {
    pdf.object("/Subtype", "/CIDFontType2").removeKey("/CIDToGIDMap");
  });
  check_altered("ISO 14289-1 7.21.3.1", [](AlteredPdf& pdf) {
    pdf.object("/Subtype", "/CIDFontType2").removeKey("/CIDSystemInfo");
  });
  check_altered("ISO 32000-1 9.7.6.1", [](AlteredPdf& pdf) {
    pdf.object("/Type", "/FontDescriptor").replaceKey("/FontName", name("/Another"));
  });
  check_altered("ISO 14289-1 7.21.8",
                [](AlteredPdf& pdf) {
                  std::string text = pdf.content(0);
                  const std::size_t at = text.find(")Tj", text.find("/MCID 1>>"));
                  text[at - 1] = '\0';
                  pdf.set_content(0, text);
                },
                {"ISO 14289-1 7.21.7", "ISO 14289-1 7.21.5"});
}

TEST_CASE("links") {
  const std::string kClause = "ISO 14289-1 7.18.5";
  const auto link = [](AlteredPdf& pdf) {
    for (std::size_t i = 0;; ++i) {
      QPDFObjectHandle each = pdf.object("/Subtype", "/Link", i);
      if (each.hasKey("/A")) return each;
    }
  };
  check_altered(kClause, [&](AlteredPdf& pdf) { link(pdf).removeKey("/Contents"); });
  check_altered(kClause, [&](AlteredPdf& pdf) { link(pdf).removeKey("/StructParent"); },
                {"ISO 32000-1 14.7.4.4"});
  check_altered(kClause,
                [](AlteredPdf& pdf) {
                  QPDFObjectHandle kids = pdf.element("Link").getKey("/K");
                  kids.eraseItem(kids.getArrayNItems() - 1);
                },
                {"P02"});
  check_altered(kClause,
                [](AlteredPdf& pdf) { pdf.element("Link").replaceKey("/S", name("/Span")); },
                {"P07"});
  check_altered(kClause, [&](AlteredPdf& pdf) {
    link(pdf).replaceKey("/Rect", AlteredPdf::parsed("[10 10 20 20]"));
  });
  check_altered("ISO 19005-2 6.3.2", [&](AlteredPdf& pdf) {
    link(pdf).replaceKey("/F", QPDFObjectHandle::newInteger(0));
  });
  check_altered("ISO 19005-2 6.5.1", [&](AlteredPdf& pdf) {
    link(pdf).replaceKey("/A", AlteredPdf::parsed("<</S /Launch /F (x)>>"));
  });
  check_altered("ISO 32000-1 12.3.2", [&](AlteredPdf& pdf) { link(pdf).removeKey("/A"); });
  check_altered("ISO 14289-1 7.18.3", [](AlteredPdf& pdf) { pdf.page(0).removeKey("/Tabs"); });
}

TEST_CASE("the outline") {
  const std::string kClause = "ISO 14289-1 7.17";
  const auto first = [](AlteredPdf& pdf) {
    return pdf.catalog().getKey("/Outlines").getKey("/First");
  };
  check_altered(kClause, [](AlteredPdf& pdf) { pdf.catalog().removeKey("/Outlines"); }, {"P08"});
  check_altered(kClause,
                [&](AlteredPdf& pdf) { first(pdf).replaceKey("/Title", string("Other")); });
  check_altered(kClause, [&](AlteredPdf& pdf) {
    first(pdf).getKey("/Dest").setArrayItem(3, QPDFObjectHandle::newInteger(20));
  });
  check_altered("ISO 32000-1 12.3.2", [&](AlteredPdf& pdf) { first(pdf).removeKey("/Dest"); });
}
