// yaml-cpp's events → YamlNodes. The only includer of yaml-cpp's headers.
#include "read/yaml_tree.h"

#include "base/checked.h"
#include "base/invariant.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>

namespace clearleaf::read {

namespace {

constexpr std::size_t kMaxDepth = 16;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Thrown through yaml-cpp, which is C++, to stop at what is refused.
struct Refused {
  YAML::Mark mark;
  std::string message;
};

/// The end of a quoted scalar that begins at `begin`.
std::size_t quoted_end(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  for (std::size_t pos = begin + 1; pos < text.size(); ++pos) {
    if (quote == '"' && text[pos] == '\\') {
      ++pos;
    } else if (text[pos] == quote) {
      if (quote == '"' || pos + 1 == text.size() || text[pos + 1] != quote) return pos + 1;
      ++pos;
    }
  }
  return text.size();
}

/// The end of a plain or block scalar: the value's characters, blanks aside, are those written.
std::size_t unquoted_end(std::string_view text, std::size_t begin, std::string_view value) {
  std::size_t pos = begin;
  if (pos < text.size() && (text[pos] == '|' || text[pos] == '>')) pos = text.find('\n', pos);
  std::size_t end = std::min(pos, text.size());
  for (const char c : value) {
    if (is_space(c)) continue;
    while (pos < text.size() && is_space(text[pos])) ++pos;
    if (pos >= text.size() || text[pos] != c) break;
    end = ++pos;
  }
  return end;
}

/// Builds the tree as yaml-cpp tells it.
class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(std::string_view text, std::uint32_t offset) : text_(text), offset_(offset) {}

  YamlNode take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    // yaml-cpp notices at the next token: nothing stands right behind what comes before.
    std::uint32_t place = at(mark);
    while (place > offset_ && is_space(text_[place - offset_ - 1])) --place;
    add({{place, place}, YamlNull{}});
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse_anchor(mark, 1); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    const auto begin = static_cast<std::size_t>(mark.pos);
    const bool quoted = begin < text_.size() && (text_[begin] == '"' || text_[begin] == '\'');
    const std::size_t end = quoted ? quoted_end(text_, begin) : unquoted_end(text_, begin, value);
    add({{at(mark), offset_ + checked<std::uint32_t>(end)}, YamlScalar{value}});
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, YamlList{});
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, YamlMap{});
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    YamlNode node;
    std::vector<YamlNode> children;
  };

  std::uint32_t at(const YAML::Mark& mark) const {
    const auto pos = static_cast<std::size_t>(std::max(mark.pos, 0));
    return offset_ + checked<std::uint32_t>(std::min(pos, text_.size()));
  }

  static void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != 0) throw Refused{mark, "anchors (&) and aliases (*) are not read"};
  }
  static void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
    if (!tag.empty() && tag != "?" && tag != "!") throw Refused{mark, "tags (!) are not read"};
  }

  template <class Kind>
  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Kind kind) {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    if (open_.size() >= kMaxDepth) throw Refused{mark, "lists and maps are nested too deep"};
    open_.push_back({{{at(mark), at(mark)}, std::move(kind)}, {}});
  }

  void close() {
    Open done = std::move(open_.back());
    open_.pop_back();
    if (!done.children.empty()) done.node.span.end = done.children.back().span.end;
    if (auto* list = std::get_if<YamlList>(&done.node.kind)) {
      list->items = std::move(done.children);
    } else {
      auto& entries = std::get<YamlMap>(done.node.kind).entries;
      for (std::size_t i = 0; i + 1 < done.children.size(); i += 2) {
        entries.emplace_back(std::move(done.children[i]), std::move(done.children[i + 1]));
      }
    }
    add(std::move(done.node));
  }

  void add(YamlNode node) {
    (open_.empty() ? root_ : open_.back().children.emplace_back()) = std::move(node);
  }

  std::string_view text_;
  std::uint32_t offset_;
  std::vector<Open> open_;
  YamlNode root_;
};

/// yaml-cpp takes "\n" and "\r\n" as line ends; a lone "\r" is one too.
std::string with_line_feeds(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] == '\r' && (i + 1 == out.size() || out[i + 1] != '\n')) out[i] = '\n';
  }
  return out;
}

}  // namespace

std::variant<YamlNode, YamlError> read_yaml(std::string_view text, std::uint32_t offset) {
  const std::string lines = with_line_feeds(text);
  const auto error_at = [&](const YAML::Mark& mark, std::string message) {
    const auto pos = std::min(static_cast<std::size_t>(std::max(mark.pos, 0)), lines.size());
    const auto place = offset + checked<std::uint32_t>(pos);
    const std::uint32_t length = pos < lines.size() && !is_space(lines[pos]) ? 1 : 0;
    return YamlError{{place, place + length}, std::move(message)};
  };
  try {
    std::istringstream stream(lines);
    YAML::Parser parser(stream);
    TreeBuilder builder(lines, offset);
    parser.HandleNextDocument(builder);
    return builder.take();
  } catch (const Refused& refused) {
    return error_at(refused.mark, refused.message);
  } catch (const YAML::Exception& exception) {
    if (exception.msg == "the referenced anchor is not defined") {
      return error_at(exception.mark, "a value cannot begin with * unless it stands in quotes");
    }
    return error_at(exception.mark, exception.msg);
  }
}

std::string_view kind_name(const YamlNode& node) {
  if (std::holds_alternative<YamlNull>(node.kind)) return "nothing";
  if (std::holds_alternative<YamlScalar>(node.kind)) return "a text";
  return std::holds_alternative<YamlList>(node.kind) ? "a list" : "a map";
}

}  // namespace clearleaf::read
