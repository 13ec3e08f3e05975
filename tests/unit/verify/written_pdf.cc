// Objects → header, bodies, cross-reference table or stream, trailer.
#include "unit/verify/written_pdf.h"

#include <fmt/format.h>

namespace clearleaf::verify {

namespace {

constexpr std::string_view kHeader = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";

std::string big_endian(std::size_t value, int bytes) {
  std::string out;
  for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>(value >> (8 * i) & 0xFF);
  return out;
}

}  // namespace

std::string written_pdf(const std::vector<std::string>& objects) {
  std::string out(kHeader);
  std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", out.size());
    out += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  const std::size_t start = out.size();
  out += table;
  out += fmt::format("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n", objects.size() + 1,
                     start);
  return out;
}

std::string written_in_object_stream(const std::vector<std::string>& objects) {
  std::string out(kHeader);
  const std::size_t holder = objects.size() + 1;
  const std::size_t table_number = objects.size() + 2;
  std::string entries = big_endian(0, 1) + big_endian(0, 4) + big_endian(0, 2);
  std::string numbers;
  std::string bodies;
  std::size_t held = 0;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    if (objects[i].find("endstream") != std::string::npos) {
      entries += big_endian(1, 1) + big_endian(out.size(), 4) + big_endian(0, 2);
      out += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
      continue;
    }
    entries += big_endian(2, 1) + big_endian(holder, 4) + big_endian(held++, 2);
    numbers += fmt::format("{} {} ", i + 1, bodies.size());
    bodies += objects[i] + "\n";
  }
  entries += big_endian(1, 1) + big_endian(out.size(), 4) + big_endian(0, 2);
  out += fmt::format("{} 0 obj\n{}\nendobj\n", holder,
                     stream_object(fmt::format("/Type/ObjStm/N {}/First {}", held, numbers.size()),
                                   numbers + bodies));
  const std::size_t start = out.size();
  entries += big_endian(1, 1) + big_endian(start, 4) + big_endian(0, 2);
  out += fmt::format(
      "{} 0 obj\n{}\nendobj\nstartxref\n{}\n%%EOF\n", table_number,
      stream_object(fmt::format("/Type/XRef/W[1 4 2]/Root 1 0 R/Size {}", table_number + 1),
                    entries),
      start);
  return out;
}

std::string stream_object(std::string_view entries, std::string_view data) {
  return fmt::format("<<{}/Length {}>>\nstream\n{}\nendstream", entries, data.size(), data);
}

std::vector<std::string> tagged_objects(std::string_view content,
                                        const std::vector<std::string>& elements,
                                        std::string_view parents) {
  std::vector<std::string> objects{
      "<</Type/Catalog/Pages 2 0 R/Lang(en)/MarkInfo<</Marked true>>/StructTreeRoot 7 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 200 300]>>",
      "<</Type/Page/Parent 2 0 R/Contents 4 0 R/StructParents 0/Tabs/S"
      "/Resources<</Font<</F 5 0 R>>>>>>",
      stream_object("", content),
      "<</Type/Font/Subtype/Type1/BaseFont/Made/FirstChar 32/ToUnicode 6 0 R/Widths[" +
          [] {
            std::string widths;
            for (int i = 32; i < 127; ++i) widths += "500 ";
            return widths;
          }() +
          "]>>",
      stream_object("",
                    "1 begincodespacerange <00> <FF> endcodespacerange\n"
                    "1 beginbfrange <20> <7E> <0020> endbfrange"),
      fmt::format("<</Type/StructTreeRoot/K 8 0 R/ParentTree<</Nums[0 {}]>>"
                  "/RoleMap<</Risks/Sect/Label/Span>>>>",
                  parents),
  };
  objects.insert(objects.end(), elements.begin(), elements.end());
  return objects;
}

std::string tagged_pdf(std::string_view content, const std::vector<std::string>& elements,
                       std::string_view parents) {
  return written_pdf(tagged_objects(content, elements, parents));
}

}  // namespace clearleaf::verify
