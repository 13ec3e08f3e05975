#include "pdf/hpdf_session.h"

#include "base/invariant.h"
#include "pdf/file_writer.h"
#include "read_pdf.h"

#include <doctest/doctest.h>

#include <stdexcept>

namespace clearleaf::pdf {

namespace {

std::string text_of(HpdfSession& session, ObjectRef object) {
  std::string out;
  session.append_object(object, out);
  return out;
}

}  // namespace

TEST_CASE("a dictionary has the entries it is given, in their order") {
  HpdfSession session;
  const ObjectRef dict = session.add_dict("/A 1");
  session.add_entries(dict, "/B 2");
  CHECK(text_of(session, dict) == "<<\n/A 1/B 2>>");
}

TEST_CASE("entries of a block are asked for when the object is written") {
  HpdfSession session;
  int value = 1;
  const ObjectRef first = session.add_dicts(
      3, [&value](std::size_t i, std::string& out) { out += "/N " + std::to_string(i + value); });
  const ObjectRef after = session.add_dict("");
  CHECK(after.number == first.number + 3);
  value = 10;
  CHECK(text_of(session, {first.number + 2}) == "<<\n/N 12>>");
  session.add_entries({first.number + 1}, "/More true");
  CHECK(text_of(session, {first.number + 1}) == "<<\n/N 11/More true>>");
}

TEST_CASE("an exception crosses libharu's frames without harm") {
  HpdfSession session;
  const ObjectRef dict =
      session.add_dicts(1, [](std::size_t, std::string&) { throw std::runtime_error("not now"); });
  std::string out;
  CHECK_THROWS_WITH(session.append_object(dict, out), "not now");
}

TEST_CASE("entries cannot be given to what is no dictionary or does not exist") {
  HpdfSession session;
  CHECK_THROWS_AS(session.add_entries({0}, "/A 1"), InvariantError);
  CHECK_THROWS_AS(session.add_entries({9999}, "/A 1"), InvariantError);
}

TEST_CASE("a page has nothing but what a page needs") {
  HpdfSession session;
  const ObjectRef page = session.add_page();
  const std::string text = text_of(session, page);
  CHECK(text.find("/MediaBox") == std::string::npos);
  CHECK(text.find("/ProcSet") == std::string::npos);
  CHECK(text.find("/Contents") != std::string::npos);
}

TEST_CASE("Info holds no name of libharu's") {
  HpdfSession session;
  CHECK(text_of(session, session.info()) == "<<\n>>");
}

TEST_CASE("outline items nest and count") {
  HpdfSession session;
  session.add_page();
  const ObjectRef top = session.add_outline_item(std::nullopt, OutlineState::kOpen);
  const ObjectRef inner = session.add_outline_item(top, OutlineState::kClosed);
  const ObjectRef deep = session.add_outline_item(inner, OutlineState::kClosed);
  session.add_entries(top, "/Title(one)");
  CHECK(text_of(session, top).find("/Count 1\n") != std::string::npos);
  CHECK(text_of(session, inner).find("/Count -1\n") != std::string::npos);
  CHECK(text_of(session, deep).find("/Count") == std::string::npos);
  CHECK(text_of(session, top).find("/Title(one)") != std::string::npos);
}

TEST_CASE("there may be more pages than libharu's arrays have items") {
  constexpr std::size_t kPages = 33'000;
  HpdfSession session;
  for (std::size_t i = 0; i < kPages; ++i) session.add_page();
  session.add_entries(session.catalog(), "/Test true");
  const ReadPdf pdf = read_pdf(write_file(session));
  CHECK(number_after(pdf.follow(pdf.catalog().text, "/Pages ").text, "/Count ") == kPages);
  CHECK(pdf.pages().size() == kPages);
}

}  // namespace clearleaf::pdf
