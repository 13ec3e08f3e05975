#include "base/xml_escape.h"
#include "pdf/icc.h"
#include "pdf/images.h"
#include "pdf/links.h"
#include "pdf/metadata.h"
#include "pdf/page_labels.h"
#include "pdf/xmp.h"
#include "sample.h"

#include <doctest/doctest.h>

#include <cstdlib>

namespace clearleaf::pdf {

namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string labels_of(std::initializer_list<const char*> labels) {
  std::vector<layout::Page> pages;
  for (const char* label : labels) pages.push_back({{}, label, {}, {}});
  return page_labels(pages);
}

/// Undoes PNG's filters.
std::string unfiltered(const std::string& filtered, std::size_t row_bytes, std::size_t pixel) {
  std::string out;
  std::string above(row_bytes, '\0');
  for (std::size_t begin = 0; begin < filtered.size(); begin += row_bytes + 1) {
    std::string row;
    for (std::size_t i = 0; i < row_bytes; ++i) {
      const auto at = [](const std::string& bytes, std::size_t k) {
        return static_cast<int>(static_cast<unsigned char>(bytes[k]));
      };
      const int left = i < pixel ? 0 : at(row, i - pixel);
      const int up = at(above, i);
      const int corner = i < pixel ? 0 : at(above, i - pixel);
      const int guess = left + up - corner;
      const int a = std::abs(guess - left);
      const int b = std::abs(guess - up);
      const int c = std::abs(guess - corner);
      const int paeth = a <= b && a <= c ? left : (b <= c ? up : corner);
      const int predictions[] = {0, left, up, (left + up) / 2, paeth};
      row += static_cast<char>(filtered[begin + 1 + i] +
                               predictions[static_cast<int>(filtered[begin])]);
    }
    out += row;
    above = row;
  }
  return out;
}

}  // namespace

TEST_CASE("labels that count up are one range") {
  CHECK(labels_of({"1", "2", "3"}) == "<</Nums[0<</S/D>>]>>");
  CHECK(labels_of({"5", "6"}) == "<</Nums[0<</S/D/St 5>>]>>");
  CHECK(labels_of({"A-1", "A-2", "B-1"}) == "<</Nums[0<</P(A-)/S/D>> 2<</P(B-)/S/D>>]>>");
}

TEST_CASE("a label without a number of its own is a prefix") {
  CHECK(labels_of({"Cover", "i", "1", "2", "4"}) ==
        "<</Nums[0<</P(Cover)>> 1<</P(i)>> 2<</S/D>> 4<</S/D/St 4>>]>>");
  CHECK(labels_of({"007"}) == "<</Nums[0<</P(00)/S/D/St 7>>]>>");
  CHECK(labels_of({"0"}) == "<</Nums[0<</P(0)>>]>>");
  CHECK(labels_of({"", ""}) == "<</Nums[0<<>>]>>");
}

TEST_CASE("an address keeps what a URI may hold and encodes the rest") {
  CHECK(uri_characters("https://a.org/b?c=1&d=%20#e") == "https://a.org/b?c=1&d=%20#e");
  CHECK(uri_characters("https://a.org/ü b") == "https://a.org/%C3%BC%20b");
}

TEST_CASE("the colour profile is a whole ICC profile") {
  const std::string profile = srgb_profile();
  CHECK(profile.size() == 568);
  CHECK(profile.substr(0, 4) == std::string("\0\0\x02\x38", 4));  // its own size
  CHECK(profile.substr(12, 12) == "mntrRGB XYZ ");
  CHECK(profile.substr(36, 4) == "acsp");
}

TEST_CASE("XMP escapes what XML reserves") {
  CHECK(xml_escaped("a < b & \"c\" > d") == "a &lt; b &amp; &quot;c&quot; &gt; d");
}

TEST_CASE("XMP claims the standards and carries clearleaf's own properties") {
  const auto sample = make_sample();
  const std::string xmp = xmp_packet(sample->meta, sample->publication);
  CHECK(has(xmp, "<pdfuaid:part>1</pdfuaid:part>"));
  CHECK(has(xmp, "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>"));
  CHECK(has(xmp,
            "<rdf:li xml:lang=\"x-default\">Sample &amp; &lt;test&gt;</rdf:li>"
            "<rdf:li xml:lang=\"en-GB\">"));
  CHECK(has(xmp, "<clearleaf:profile>health</clearleaf:profile>"));
  CHECK(has(xmp, "<clearleaf:edition>standard</clearleaf:edition>"));
  CHECK(has(xmp, "<dc:identifier>urn:uuid:01234567-89ab-5def-8123-456789abcdef</dc:identifier>"));
  CHECK(has(xmp, "<xmp:ModifyDate>2026-03-01T00:00:00Z</xmp:ModifyDate>"));
  CHECK(has(xmp, "<pdfaSchema:prefix>clearleaf</pdfaSchema:prefix>"));
}

TEST_CASE("Info says the same as XMP") {
  const auto sample = make_sample();
  const std::string info = info_entries(sample->meta, sample->publication);
  CHECK(has(info, "/Title(Sample & <test>)"));
  CHECK(has(info, "/Author<FEFF"));
  CHECK(has(info, "/Keywords(tests, tags)"));
  CHECK(has(info, "/CreationDate(D:20260301000000Z)"));
}

TEST_CASE("PNG's filters can be undone") {
  for (const std::size_t pixel : {1U, 3U}) {
    const std::size_t row_bytes = 20 * pixel;
    std::string samples;
    for (std::size_t i = 0; i < row_bytes * 30; ++i) {
      const std::size_t row = i / row_bytes;
      samples += static_cast<char>(row % 5 == 0 ? i * 7 : i % row_bytes + row * row);
    }
    const std::string filtered = png_filtered(samples, row_bytes, pixel);
    CHECK(filtered.size() == samples.size() + 30);
    CHECK(unfiltered(filtered, row_bytes, pixel) == samples);
  }
}

TEST_CASE("an image is written once") {
  const auto sample = make_sample();
  HpdfSession session;
  ImageWriter images(session, sample->images);
  const ObjectRef first = images.xobject(ImageId(0));
  const std::uint32_t count = session.object_count();
  CHECK(images.xobject(ImageId(0)) == first);
  CHECK(session.object_count() == count);
}

TEST_CASE("a JPEG stays as it is") {
  ImageStore store;
  ImageResource image;
  image.width = 2;
  image.height = 1;
  image.content = JpegStream{1, "\xFF\xD8 and so on"};
  store.images.push_back(image);
  HpdfSession session;
  const ObjectRef object = ImageWriter(session, store).xobject(ImageId(0));
  std::string text;
  session.append_object(object, text);
  CHECK(has(text, "/Filter/DCTDecode"));
  CHECK(has(text, "/ColorSpace/DeviceGray"));
  CHECK(session.take_stream(object) == "\xFF\xD8 and so on");
}

}  // namespace clearleaf::pdf
