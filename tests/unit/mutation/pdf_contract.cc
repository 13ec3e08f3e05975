#include "pdf_contract.h"

#include "breaches.h"
#include "leaflet.h"
#include "verify/pdf_checks.h"
#include "verify/pdf_reader.h"

#include <doctest/doctest.h>

#include <sstream>
#include <stdexcept>
#include <utility>
#include <vector>

namespace clearleaf::mutation {

namespace {

std::vector<QPDFObjectHandle> kids_of(QPDFObjectHandle element) {
  QPDFObjectHandle kids = element.getKey("/K");
  if (kids.isArray()) return kids.getArrayAsVector();
  return {kids};
}

bool is_element(QPDFObjectHandle kid) {
  return kid.isDictionary() && kid.hasKey("/S");
}

/// In reading order, itself left out.
void gather(QPDFObjectHandle element, std::vector<QPDFObjectHandle>& out) {
  for (const QPDFObjectHandle& kid : kids_of(element)) {
    if (!is_element(kid)) continue;
    out.push_back(kid);
    gather(kid, out);
  }
}

std::size_t page_index(AlteredPdf& pdf, QPDFObjectHandle page) {
  for (std::size_t i = 0;; ++i) {
    if (pdf.page(i).getObjGen() == page.getObjGen()) return i;
  }
}

/// Where the operators of a sequence begin and end.
std::pair<std::size_t, std::size_t> bounds(const std::string& content, int mcid) {
  const std::string begin = "/MCID " + std::to_string(mcid) + ">>BDC\n";
  const std::size_t at = content.find(begin);
  if (at == std::string::npos) throw std::runtime_error("not there: " + begin);
  return {at + begin.size(), content.find("EMC\n", at)};
}

}  // namespace

void pdf_breaks_only(const std::string& rule, const std::function<void(AlteredPdf&)>& alter,
                     std::size_t breaches) {
  pdf_breaks_only(rule, test::kLeaflet, alter, breaches);
}

void pdf_breaks_only(const std::string& rule, std::string_view fixture,
                     const std::function<void(AlteredPdf&)>& alter, std::size_t breaches) {
  AlteredPdf pdf(test::exported(fixture, ".pdf"));
  alter(pdf);
  const std::string bytes = pdf.bytes();
  verify::Report report;
  verify::check_pdf(verify::read_pdf(bytes, report), report);
  test::check_contract(report, rule, breaches);
}

QPDFObjectHandle element_in(QPDFObjectHandle outer, const std::string& type, std::size_t which) {
  std::vector<QPDFObjectHandle> inner;
  gather(outer, inner);
  for (QPDFObjectHandle& each : inner) {
    if (each.getKey("/S").isNameAndEquals("/" + type) && which-- == 0) return each;
  }
  throw std::runtime_error("no element " + type + " in it");
}

PaintedMark mark_of(AlteredPdf& pdf, QPDFObjectHandle element) {
  for (const QPDFObjectHandle& each : kids_of(element)) {
    QPDFObjectHandle kid = each;
    if (kid.isInteger()) {
      return {page_index(pdf, element.getKey("/Pg")), kid.getIntValueAsInt()};
    }
    if (kid.isDictionary() && kid.hasKey("/MCID")) {
      QPDFObjectHandle page = kid.hasKey("/Pg") ? kid.getKey("/Pg") : element.getKey("/Pg");
      return {page_index(pdf, page), kid.getKey("/MCID").getIntValueAsInt()};
    }
    if (is_element(kid)) return mark_of(pdf, kid);
  }
  throw std::runtime_error("no words in it");
}

std::string painted(AlteredPdf& pdf, PaintedMark mark) {
  const std::string content = pdf.content(mark.page);
  const auto [begin, end] = bounds(content, mark.mcid);
  return content.substr(begin, end - begin);
}

void repaint(AlteredPdf& pdf, PaintedMark mark, const std::string& operators) {
  std::string content = pdf.content(mark.page);
  const auto [begin, end] = bounds(content, mark.mcid);
  content.replace(begin, end - begin, operators);
  pdf.set_content(mark.page, content);
}

void wrap(AlteredPdf& pdf, PaintedMark mark, std::string_view before, std::string_view after) {
  repaint(pdf, mark, std::string(before) + painted(pdf, mark) + std::string(after));
}

void paint_instead(AlteredPdf& pdf, PaintedMark mark, const std::string& instead) {
  std::istringstream lines(painted(pdf, mark));
  std::string operators;
  for (std::string line; std::getline(lines, line);) {
    const bool shows = line.ends_with("Tj") || line.ends_with("TJ");
    operators += shows ? instead : line + "\n";
  }
  repaint(pdf, mark, operators);
}

void shift(AlteredPdf& pdf, PaintedMark mark, double right, double up) {
  const auto move = [](double x, double y) {
    return std::to_string(x) + " " + std::to_string(y) + " Td\n";
  };
  wrap(pdf, mark, move(right, up), move(-right, -up));
}

std::string font_of(AlteredPdf& pdf, PaintedMark mark) {
  const std::string content = pdf.content(mark.page);
  const std::size_t end = content.rfind(" Tf\n", bounds(content, mark.mcid).second) + 4;
  const std::size_t begin = content.rfind('\n', end - 2) + 1;
  return content.substr(begin, end - begin);
}

void set_in(AlteredPdf& pdf, PaintedMark mark, const std::string& font) {
  const std::string before = font_of(pdf, mark);
  std::string operators = painted(pdf, mark);
  if (const std::size_t own = operators.find(before); own != operators.npos) {
    operators.erase(own, before.size());
  }
  repaint(pdf, mark, font + operators + before);
}

void take_out(QPDFObjectHandle parent, QPDFObjectHandle kid) {
  QPDFObjectHandle kids = parent.getKey("/K");
  for (int i = 0; i < kids.getArrayNItems(); ++i) {
    if (kids.getArrayItem(i).getObjGen() == kid.getObjGen()) return kids.eraseItem(i);
  }
  throw std::runtime_error("no such kid");
}

QPDFObjectHandle link_in(QPDFObjectHandle element) {
  for (const QPDFObjectHandle& each : kids_of(element_in(element, "Link"))) {
    QPDFObjectHandle kid = each;
    if (kid.isDictionary() && kid.hasKey("/Obj")) return kid.getKey("/Obj");
  }
  throw std::runtime_error("no annotation");
}

void make_artifact(AlteredPdf& pdf, PaintedMark mark) {
  std::string content = pdf.content(mark.page);
  const std::string begin = "<</MCID " + std::to_string(mark.mcid) + ">>BDC\n";
  const std::size_t at = content.find(begin);
  const std::size_t tag = content.rfind('/', at - 1);
  content.replace(tag, at + begin.size() - tag, "/Artifact<</Type/Layout>>BDC\n");
  pdf.set_content(mark.page, content);
}

}  // namespace clearleaf::mutation
