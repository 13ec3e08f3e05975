// XML bytes → a plain tree, in which elements and texts stand in document order.
#pragma once

#include "verify/report.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::verify {

/// The namespaces that an EPUB's files use.
enum class XmlSpace : std::uint8_t {
  kNone, kXhtml, kOps, kOpf, kDublinCore, kContainer, kNcx, kSvg, kXlink, kXml, kMathml, kOther,
};

struct XmlAttribute {
  XmlSpace space;
  std::string_view name;  // local
  std::string_view value;
};

class XmlTree;
class XmlChildren;

/// An element or a text of a tree: a view, good as long as its tree.
class XmlNode {
 public:
  XmlNode(const XmlTree& tree, std::uint32_t index) : tree_(&tree), index_(index) {}

  bool is_text() const { return name().empty(); }
  bool is(XmlSpace of, std::string_view local) const { return name() == local && space() == of; }
  /// Whether it is an XHTML element of this name.
  bool is_html(std::string_view local) const { return is(XmlSpace::kXhtml, local); }

  XmlSpace space() const;
  std::string_view name() const;  // local; empty: a text
  std::string_view text() const;  // of a text; of an element empty
  unsigned line() const;

  std::span<const XmlAttribute> attributes() const;
  std::optional<std::string_view> attribute(std::string_view name,
                                            XmlSpace space = XmlSpace::kNone) const;
  /// As `attribute`; empty where there is none.
  std::string_view value(std::string_view name, XmlSpace space = XmlSpace::kNone) const;
  /// Whether `word` is one of an attribute's words ("class", "properties", …).
  bool has_word(std::string_view attribute, std::string_view word,
                XmlSpace space = XmlSpace::kNone) const;

  XmlChildren children() const;
  /// None: the root.
  std::optional<XmlNode> parent() const;
  /// All texts in it, as they stand.
  std::string all_text() const;

  /// Its place in document order; its descendants are those from index() + 1 up to end().
  std::uint32_t index() const { return index_; }
  std::uint32_t end() const;
  const XmlTree& tree() const { return *tree_; }

  bool operator==(const XmlNode&) const = default;

 private:
  const XmlTree* tree_;
  std::uint32_t index_;
};

/// Elements and texts, each view a place in the document order. Moving a tree keeps its strings.
class XmlTree {
 public:
  bool empty() const { return nodes_.empty(); }
  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }
  XmlNode operator[](std::uint32_t index) const { return {*this, index}; }
  XmlNode root() const { return {*this, 0}; }
  /// Whether a processing instruction names a style sheet (Associating Style Sheets with XML).
  bool has_style_instruction() const { return has_style_instruction_; }

 private:
  friend class XmlNode;
  friend class XmlTreeBuilder;

  struct Record {
    std::string_view name;  // of an element
    std::string_view text;  // of a text
    std::uint32_t line;
    std::uint32_t parent;  // of the root: itself
    std::uint32_t end;
    std::uint32_t attributes_begin;
    std::uint32_t attributes_end;
    XmlSpace space;
  };

  std::vector<Record> nodes_;
  std::vector<XmlAttribute> attributes_;
  std::vector<std::unique_ptr<char[]>> chunks_;  // what the views look at
  bool has_style_instruction_ = false;
};

inline XmlSpace XmlNode::space() const {
  return tree_->nodes_[index_].space;
}
inline std::string_view XmlNode::name() const {
  return tree_->nodes_[index_].name;
}
inline std::string_view XmlNode::text() const {
  return tree_->nodes_[index_].text;
}
inline unsigned XmlNode::line() const {
  return tree_->nodes_[index_].line;
}
inline std::uint32_t XmlNode::end() const {
  return tree_->nodes_[index_].end;
}
inline std::span<const XmlAttribute> XmlNode::attributes() const {
  const XmlTree::Record& own = tree_->nodes_[index_];
  return {tree_->attributes_.data() + own.attributes_begin,
          own.attributes_end - own.attributes_begin};
}

/// The children of a node, for a range-based for.
class XmlChildren {
 public:
  class Iterator {
   public:
    Iterator(const XmlTree& tree, std::uint32_t index) : tree_(&tree), index_(index) {}
    XmlNode operator*() const { return {*tree_, index_}; }
    Iterator& operator++() {
      index_ = XmlNode(*tree_, index_).end();
      return *this;
    }
    bool operator!=(const Iterator& other) const { return index_ != other.index_; }

   private:
    const XmlTree* tree_;
    std::uint32_t index_;
  };

  explicit XmlChildren(XmlNode parent) : parent_(parent) {}
  Iterator begin() const { return {parent_.tree(), parent_.index() + 1}; }
  Iterator end() const { return {parent_.tree(), parent_.end()}; }

 private:
  XmlNode parent_;
};

inline XmlChildren XmlNode::children() const {
  return XmlChildren(*this);
}

/// Well-formed XML up to 250 elements deep, with at most a bare DOCTYPE: no entity is declared,
/// expanded or fetched. Anything else is a breach of EPUB 3.3 §3.9 at `place` and its line, and the
/// tree is empty.
XmlTree parse_xml(std::string_view bytes, const std::string& place, Report& report);

/// The first element child of that name; none: there is none.
std::optional<XmlNode> child_of(XmlNode parent, XmlSpace space, std::string_view name);

/// Calls `call(word)` for each word between white space (ASCII).
template <class Call>
void for_each_word(std::string_view words, const Call& call) {
  const auto is_space = [](char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  };
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin;
    while (end < words.size() && !is_space(words[end])) ++end;
    if (end > begin) call(words.substr(begin, end - begin));
    begin = end + 1;
  }
}

}  // namespace clearleaf::verify
