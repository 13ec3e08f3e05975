#include "pdf/file_writer.h"

#include "pdf/deflate.h"
#include "read_pdf.h"

#include <doctest/doctest.h>

namespace clearleaf::pdf {

TEST_CASE("every row of the cross-reference stream leads to its object") {
  HpdfSession session;
  const ObjectRef page = session.add_page();
  session.set_contents(page, deflated(""));
  const ObjectRef stream = session.add_stream("/Kind/Plain", "bytes\nof a stream");
  // More objects than one object stream holds.
  const ObjectRef first = session.add_dicts(
      1000, [](std::size_t i, std::string& out) { out += "/Index " + std::to_string(i); });
  const std::string file = write_file(session);
  const ReadPdf pdf = read_pdf(file);
  CHECK(pdf.object(stream.number).stream == "bytes\nof a stream");
  for (std::uint32_t i = 0; i < 1000; ++i) {
    CHECK(pdf.object(first.number + i).text == "<<\n/Index " + std::to_string(i) + ">>");
  }
  CHECK(pdf.catalog().text.find("/Type /Catalog") != std::string::npos);
}

TEST_CASE("the ID is a digest of the content, twice") {
  const auto id_of = [](const char* entries) {
    HpdfSession session;
    session.add_page();
    session.add_dict(entries);
    return array_after(read_pdf(write_file(session)).trailer, "/ID");
  };
  const std::string id = id_of("/A 1");
  CHECK(id.size() == 2 * 34 + 2);
  CHECK(id.substr(1, 34) == id.substr(35, 34));
  CHECK(id_of("/A 1") == id);
  CHECK(id_of("/A 2") != id);
}

}  // namespace clearleaf::pdf
