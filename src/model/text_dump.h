// Lines of a readable dump: indented, with quoted texts.
#pragma once

#include <string>
#include <string_view>

namespace clearleaf {

/// "The words" in quotation marks, line ends as ⏎ and tabs as ⇥.
inline std::string quoted_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n') {
      out += "⏎";
    } else if (c == '\t') {
      out += "⇥";
    } else {
      out += c;
    }
  }
  return out + '"';
}

/// Collects lines; a line's depth is how many `Indent`s are alive.
class TextDump {
 public:
  class Indent {
   public:
    explicit Indent(TextDump& dump) : dump_(dump) { ++dump_.depth_; }
    ~Indent() { --dump_.depth_; }
    Indent(const Indent&) = delete;
    Indent& operator=(const Indent&) = delete;

   private:
    TextDump& dump_;
  };

  void line(std::string_view text) {
    out_.append(2 * depth_, ' ');
    out_ += text;
    out_ += '\n';
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  std::size_t depth_ = 0;
};

}  // namespace clearleaf
