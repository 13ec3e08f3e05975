// startxref → rows → objects.
#include "read_pdf.h"

#include <libdeflate.h>

#include <cctype>
#include <charconv>
#include <stdexcept>

namespace clearleaf::pdf {

namespace {

void require(bool condition, const char* what) {
  if (!condition) throw std::runtime_error(what);
}

std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char c : bytes) value = value << 8U | static_cast<unsigned char>(c);
  return value;
}

/// The dictionary that begins at `offset` of `text`, to its own ">>"; strings are skipped.
std::string_view dictionary_at(std::string_view text, std::size_t offset) {
  int depth = 0;
  for (std::size_t i = offset; i < text.size(); ++i) {
    if (text[i] == '(') {
      for (++i; text[i] != ')'; ++i) {
        if (text[i] == '\\') ++i;
      }
    } else if (text.substr(i, 2) == "<<") {
      ++depth;
      ++i;
    } else if (text.substr(i, 2) == ">>") {
      ++i;
      if (--depth == 0) return text.substr(offset, i + 1 - offset);
    }
  }
  throw std::runtime_error("a dictionary ends");
}

struct Rows {
  std::string bytes;
  std::size_t width = 0;  // of a row
};

/// Undoes PNG's Up filter.
Rows decoded_rows(const std::string& filtered, std::size_t width) {
  Rows rows{{}, width};
  std::string above(width, '\0');
  for (std::size_t i = 0; i < filtered.size(); i += width + 1) {
    require(filtered[i] == 2, "rows have the Up filter");
    for (std::size_t k = 0; k < width; ++k) {
      above[k] = static_cast<char>(above[k] + filtered[i + 1 + k]);
    }
    rows.bytes += above;
  }
  return rows;
}

ReadObject object_at(std::string_view file, std::size_t offset, std::uint32_t number,
                     const ReadPdf& pdf) {
  const std::string head = std::to_string(number) + " 0 obj\n";
  require(file.substr(offset, head.size()) == head, "the offset leads to the object");
  const std::string_view dict = dictionary_at(file, offset + head.size());
  ReadObject object{std::string(dict), {}};
  const std::size_t begin =
      offset + head.size() + dict.size() + std::string_view("\nstream\n").size();
  std::size_t length = number_after(dict, "/Length ");
  if (dict.find("/Length " + std::to_string(length) + " 0 R") != std::string_view::npos) {
    length = number_after(pdf.object(static_cast<std::uint32_t>(length)).text, "");
  }
  require(file.substr(begin - 8, 8) == "\nstream\n", "the stream begins");
  require(file.substr(begin + length, 18) == "\nendstream\nendobj\n", "the stream ends");
  const std::string_view bytes = file.substr(begin, length);
  object.stream =
      dict.find("/FlateDecode") != std::string_view::npos ? inflated(bytes) : std::string(bytes);
  return object;
}

/// What stands in an object stream.
void add_packed(ReadPdf& pdf, const ReadObject& container) {
  const std::uint32_t count = number_after(container.text, "/N ");
  const std::size_t first = number_after(container.text, "/First ");
  std::string_view head = std::string_view(container.stream).substr(0, first);
  std::vector<std::uint32_t> numbers;
  while (head.find_first_of("0123456789") != std::string_view::npos) {
    numbers.push_back(number_after(head, ""));
    head.remove_prefix(head.find(' ') + 1);
  }
  require(numbers.size() == 2 * count, "an object stream lists its objects");
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t begin = first + numbers[2 * i + 1];
    const std::size_t end = i + 1 < count ? first + numbers[2 * i + 3] : container.stream.size();
    pdf.objects[numbers[2 * i]].text = container.stream.substr(begin, end - begin - 1);
  }
}

}  // namespace

std::string inflated(std::string_view zlib) {
  libdeflate_decompressor* handle = libdeflate_alloc_decompressor();
  std::string out(1024, '\0');
  std::size_t size = 0;
  libdeflate_result result;
  while ((result = libdeflate_zlib_decompress(handle, zlib.data(), zlib.size(), out.data(),
                                              out.size(), &size)) ==
         LIBDEFLATE_INSUFFICIENT_SPACE) {
    out.resize(out.size() * 4);
  }
  libdeflate_free_decompressor(handle);
  require(result == LIBDEFLATE_SUCCESS, "Flate data can be inflated");
  out.resize(size);
  return out;
}

std::uint32_t number_after(std::string_view text, std::string_view key) {
  const std::size_t at = text.find(key);
  require(at != std::string_view::npos, "the key is there");
  std::size_t begin = at + key.size();
  while (begin < text.size() && text[begin] == ' ') ++begin;
  std::uint32_t value = 0;
  const auto result = std::from_chars(text.data() + begin, text.data() + text.size(), value);
  require(result.ec == std::errc(), "a number follows the key");
  return value;
}

std::vector<std::uint32_t> refs_in(std::string_view text) {
  std::vector<std::uint32_t> out;
  for (std::size_t at = text.find(" 0 R"); at != std::string_view::npos;
       at = text.find(" 0 R", at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && std::isdigit(static_cast<unsigned char>(text[begin - 1])) != 0) --begin;
    out.push_back(number_after(text.substr(begin), ""));
  }
  return out;
}

std::string array_after(std::string_view text, std::string_view key) {
  const std::size_t at = text.find(key);
  require(at != std::string_view::npos, "the key is there");
  const std::size_t begin = text.find('[', at);
  int depth = 0;
  for (std::size_t i = begin; i < text.size(); ++i) {
    if (text[i] == '[') ++depth;
    if (text[i] == ']' && --depth == 0) return std::string(text.substr(begin, i + 1 - begin));
  }
  throw std::runtime_error("an array ends");
}

const ReadObject& ReadPdf::follow(std::string_view text, std::string_view key) const {
  return object(number_after(text, key));
}

std::vector<const ReadObject*> ReadPdf::pages() const {
  std::vector<const ReadObject*> out;
  std::vector<std::uint32_t> open{number_after(catalog().text, "/Pages ")};
  while (!open.empty()) {
    const ReadObject& node = object(open.back());
    open.pop_back();
    if (node.text.find("/Kids") == std::string::npos) {
      out.push_back(&node);
      continue;
    }
    const auto kids = refs_in(array_after(node.text, "/Kids"));
    open.insert(open.end(), kids.rbegin(), kids.rend());
  }
  return out;
}

ReadPdf read_pdf(std::string_view file) {
  require(file.substr(0, 9) == "%PDF-1.7\n", "the header says 1.7");
  require(file.substr(file.size() - 7) == "\n%%EOF\n", "the file ends");
  const std::uint32_t start = number_after(file.substr(file.rfind("startxref\n")), "startxref\n");
  ReadPdf pdf;
  const std::uint32_t self = number_after(file.substr(start), "");
  const ReadObject xref = object_at(file, start, self, pdf);
  pdf.trailer = xref.text;
  const std::size_t place = number_after(xref.text, "/W[1 ");
  const Rows rows = decoded_rows(xref.stream, 1 + place + 2);
  const std::size_t count = rows.bytes.size() / rows.width;
  require(count == number_after(xref.text, "/Size "), "Size counts the rows");
  // Object streams before the streams whose Length stands in one.
  for (const bool packing : {true, false}) {
    for (std::uint32_t number = 1; number < count; ++number) {
      const std::string_view row = std::string_view(rows.bytes).substr(number * rows.width);
      require(row[0] == 1 || row[0] == 2, "no object is free");
      if (row[0] != 1) continue;
      const auto offset = static_cast<std::size_t>(big_endian(row.substr(1, place)));
      const bool packs = file.substr(offset, 60).find("/Type/ObjStm") != std::string_view::npos;
      if (packs != packing) continue;
      const ReadObject object = object_at(file, offset, number, pdf);
      if (packs) add_packed(pdf, object);
      pdf.objects[number] = object;
    }
  }
  for (std::uint32_t number = 1; number < count; ++number) {
    require(pdf.objects.count(number) == 1, "each row has its object");
  }
  return pdf;
}

}  // namespace clearleaf::pdf
