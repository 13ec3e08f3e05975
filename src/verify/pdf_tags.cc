// The structure tree, element by element; what a name or string holds cannot break a line.
#include "verify/pdf_tags.h"

#include "base/numbers.h"
#include "base/utf8.h"

#include <fmt/format.h>

#include <algorithm>

namespace clearleaf::verify {

namespace {

/// A string in quotes; quotes, backslashes and control characters escaped.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out + '"';
}

/// A name as PDF writes it: bytes that are no plain character as #xx.
std::string name_of(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    out +=
        byte > 0x20 && byte < 0x7F && c != '#' ? std::string(1, c) : fmt::format("#{:02X}", byte);
  }
  return out;
}

std::string points(double value) {
  constexpr double kMost = 1e9;  // a broken file may say anything
  return to_decimal(std::clamp(value, -kMost, kMost), 2);
}

std::string rect_text(const PdfRect& rect) {
  return fmt::format("[{} {} {} {}]", points(rect.left), points(rect.bottom), points(rect.right),
                     points(rect.top));
}

class Dump {
 public:
  explicit Dump(const PdfFile& pdf) : pdf_(pdf) {}

  std::string all() {
    for (std::size_t i = 0; i < pdf_.elements.size(); ++i) {
      const PdfElement& element = pdf_.elements[pdf_.elements.id_at(i)];
      if (!element.parent) add(element, 0);
    }
    return std::move(out_);
  }

 private:
  void add(const PdfElement& element, std::size_t depth) {
    indent(depth);
    out_ += name_of(element.type);
    if (element.standard != element.type) {
      out_ += fmt::format(" -> {}", element.standard.empty() ? "nothing" : element.standard);
    }
    add_attributes(pdf_.attributes_of(element));
    out_ += '\n';
    for (const PdfKid& kid : pdf_.kids_of(element)) {
      if (const auto* inner = std::get_if<PdfElementKid>(&kid)) {
        add(pdf_.elements[inner->element], depth + 1);
      } else if (const auto* marked = std::get_if<PdfMarkedKid>(&kid)) {
        indent(depth + 1);
        add_content(*marked);
      } else {
        indent(depth + 1);
        add_object(std::get<PdfObjectKid>(kid));
      }
    }
  }

  void indent(std::size_t depth) { out_.append(2 * depth, ' '); }

  void add_text(std::string_view key, const std::optional<std::string>& value) {
    if (value) out_ += fmt::format(" {}={}", key, quoted(*value));
  }
  void add_name(std::string_view key, std::string_view value) {
    if (!value.empty()) out_ += fmt::format(" {}={}", key, name_of(value));
  }

  void add_attributes(const PdfAttributes& attributes) {
    add_text("id", attributes.id);
    add_text("lang", attributes.lang);
    add_text("alt", attributes.alt);
    add_text("actual-text", attributes.actual_text);
    add_text("expansion", attributes.expansion);
    add_text("title", attributes.title);
    add_name("scope", attributes.scope);
    for (const std::string& header : attributes.headers) add_text("header", header);
    if (attributes.column_span) out_ += fmt::format(" column-span={}", *attributes.column_span);
    if (attributes.row_span) out_ += fmt::format(" row-span={}", *attributes.row_span);
    add_text("summary", attributes.summary);
    add_name("list-numbering", attributes.list_numbering);
    add_name("placement", attributes.placement);
    if (attributes.box) out_ += fmt::format(" box={}", rect_text(*attributes.box));
    add_name("namespace", attributes.name_space);
    for (const auto& [key, value] : attributes.others) {
      out_ += fmt::format(" {}={}", name_of(key), quoted(value));
    }
  }

  void add_content(const PdfMarkedKid& kid) {
    if (!kid.page || !kid.mark) {
      out_ += fmt::format("missing content {}\n", kid.mcid);
      return;
    }
    const PdfPage& page = pdf_.pages[*kid.page];
    const MarkedContent& mark = page.content.marks[*kid.mark];
    const MarkProperties* properties = page.content.properties_of(mark);
    if (mark.first_run == mark.end_run && (properties == nullptr || !properties->actual_text)) {
      out_ += "content without text";
    } else {
      out_ += quoted(page.content.text_of(*kid.mark));
    }
    out_ += fmt::format(" p{}", page.label);
    if (properties != nullptr) {
      add_text("actual-text", properties->actual_text);
      add_text("lang", properties->lang);
      add_text("expansion", properties->expansion);
      add_text("alt", properties->alt);
    }
    out_ += '\n';
  }

  void add_object(const PdfObjectKid& kid) {
    if (!kid.annotation) {
      out_ += "object that is no annotation\n";
      return;
    }
    const PdfAnnotation& annotation = pdf_.annotations[*kid.annotation];
    out_ += fmt::format("annotation {} p{}", name_of(annotation.subtype),
                        pdf_.pages[annotation.page].label);
    add_text("contents", annotation.contents);
    add_text("lang", annotation.lang);
    add_text("uri", annotation.uri);
    if (annotation.destination) add_destination(*annotation.destination);
    out_ += '\n';
  }

  void add_destination(const PdfDestination& destination) {
    if (!destination.page) {
      out_ += " to nowhere";
      return;
    }
    out_ += fmt::format(" to p{}", pdf_.pages[*destination.page].label);
    if (destination.y) out_ += fmt::format(" y={}", points(*destination.y));
  }

  const PdfFile& pdf_;
  std::string out_;
};

}  // namespace

std::string tags_text(const PdfFile& pdf) {
  return Dump(pdf).all();
}

}  // namespace clearleaf::verify
