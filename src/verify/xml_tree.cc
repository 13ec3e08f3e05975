// XML bytes → XmlTree, by libxml2's SAX2 interface: no tree of its own, no entities, no network.
#include "verify/xml_tree.h"

#include "base/checked.h"
#include "base/utf8.h"

#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <climits>
#include <cstring>
#include <exception>
#include <unordered_map>
#include <utility>

namespace clearleaf::verify {

namespace {

constexpr std::string_view kClause = "EPUB 3.3 §3.9";
/// What clearleaf accepts is nested 64 blocks deep; a list is two elements. libxml2 stops at 256.
constexpr std::size_t kDeepest = 250;
// Strings are kept in chunks, each twice as large as the one before: a long publication has
// thousands of short documents.
constexpr std::size_t kFirstChunk = 1U << 11U;
constexpr std::size_t kLargestChunk = 1U << 16U;

XmlSpace space_of(std::string_view uri) {
  using Named = std::pair<std::string_view, XmlSpace>;
  static constexpr std::array<Named, 10> kSpaces{
      Named{"http://www.w3.org/1999/xhtml", XmlSpace::kXhtml},
      Named{"http://www.idpf.org/2007/ops", XmlSpace::kOps},
      Named{"http://www.idpf.org/2007/opf", XmlSpace::kOpf},
      Named{"http://purl.org/dc/elements/1.1/", XmlSpace::kDublinCore},
      Named{"urn:oasis:names:tc:opendocument:xmlns:container", XmlSpace::kContainer},
      Named{"http://www.daisy.org/z3986/2005/ncx/", XmlSpace::kNcx},
      Named{"http://www.w3.org/2000/svg", XmlSpace::kSvg},
      Named{"http://www.w3.org/1999/xlink", XmlSpace::kXlink},
      Named{"http://www.w3.org/XML/1998/namespace", XmlSpace::kXml},
      Named{"http://www.w3.org/1998/Math/MathML", XmlSpace::kMathml}};
  for (const auto& [name, space] : kSpaces) {
    if (name == uri) return space;
  }
  return uri.empty() ? XmlSpace::kNone : XmlSpace::kOther;
}

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

struct ContextFreer {
  void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
};
using Context = std::unique_ptr<xmlParserCtxt, ContextFreer>;

}  // namespace

/// Fills a tree from the parser's calls.
class XmlTreeBuilder {
 public:
  explicit XmlTreeBuilder(std::string_view bytes)
      : context_(xmlCreateMemoryParserCtxt(bytes.data(), static_cast<int>(bytes.size()))) {}

  void parse() {
    if (context_ == nullptr) return fail(1, "cannot be read as XML");
    set_handlers(*context_->sax);
    context_->userData = this;
    xmlCtxtUseOptions(context_.get(), XML_PARSE_NONET);
    // It would put its own dictionary's strings in: the handlers take copies.
    xmlParseDocument(context_.get());
    if (context_->wellFormed == 0 && fault_.empty()) fail(1, "is not well-formed");
    if (tree_.nodes_.empty() && fault_.empty()) fail(1, "has no element");
  }

  bool failed() const { return !fault_.empty(); }
  const std::string& fault() const { return fault_; }
  unsigned fault_line() const { return fault_line_; }
  XmlTree take() { return std::move(tree_); }

 private:
  using Record = XmlTree::Record;

  /// Runs a handler; nothing is thrown through libxml2.
  template <class Body>
  static void guarded(void* state, const Body& body) {
    auto& builder = *static_cast<XmlTreeBuilder*>(state);
    try {
      body(builder);
    } catch (...) {
      builder.thrown_ = std::current_exception();
      xmlStopParser(builder.context_.get());
    }
  }

  static void set_handlers(xmlSAXHandler& sax) {
    std::memset(&sax, 0, sizeof(sax));
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = [](void* state, const xmlChar* name, const xmlChar*, const xmlChar* uri,
                            int, const xmlChar**, int count, int, const xmlChar** attributes) {
      guarded(state, [&](XmlTreeBuilder& builder) { builder.start(name, uri, count, attributes); });
    };
    sax.endElementNs = [](void* state, const xmlChar*, const xmlChar*, const xmlChar*) {
      guarded(state, [](XmlTreeBuilder& builder) { builder.end(); });
    };
    sax.characters = [](void* state, const xmlChar* text, int length) {
      guarded(state, [&](XmlTreeBuilder& builder) {
        builder.text_.append(reinterpret_cast<const char*>(text), static_cast<std::size_t>(length));
      });
    };
    sax.ignorableWhitespace = sax.characters;
    sax.cdataBlock = sax.characters;
    sax.processingInstruction = [](void* state, const xmlChar* target, const xmlChar*) {
      guarded(state, [&](XmlTreeBuilder& builder) {
        builder.tree_.has_style_instruction_ |= view(target) == "xml-stylesheet";
      });
    };
    sax.internalSubset = [](void* state, const xmlChar*, const xmlChar* external,
                            const xmlChar* system) {
      guarded(state, [&](XmlTreeBuilder& builder) {
        builder.see_doctype(external != nullptr || system != nullptr);
      });
    };
    sax.reference = [](void* state, const xmlChar* name) {
      guarded(state, [&](XmlTreeBuilder& builder) {
        builder.stop(fmt::format("uses the entity \"{}\", which is not XML's own", view(name)));
      });
    };
    sax.serror = [](void* state, auto* error) {
      guarded(state, [&](XmlTreeBuilder& builder) {
        if (error == nullptr || error->level < XML_ERR_ERROR) return;
        const std::string_view message =
            error->message == nullptr ? "is not well-formed" : error->message;
        builder.fail(error->line > 0 ? static_cast<unsigned>(error->line) : 1U,
                     std::string(trimmed(message)));
      });
    };
  }

  unsigned line() const {
    const auto* input = context_->input;
    return input == nullptr || input->line < 1 ? 1U : static_cast<unsigned>(input->line);
  }

  /// The first fault is the one to tell: others follow from it.
  void fail(unsigned at, std::string message) {
    if (failed()) return;
    fault_ = std::move(message);
    fault_line_ = at;
  }

  void stop(std::string message) {
    fail(line(), std::move(message));
    xmlStopParser(context_.get());
  }

  void see_doctype(bool is_external) {
    if (is_external) return stop("has a DOCTYPE that names a file outside it");
    const auto* input = context_->input;
    if (input != nullptr && input->cur != nullptr && *input->cur == '[') {
      stop("has a DOCTYPE with declarations of its own");
    }
  }

  /// A copy in the tree's own memory.
  std::string_view kept(std::string_view text) {
    if (text.empty()) return {};
    if (text.size() > room_.size()) {
      const std::size_t size = std::max(chunk_, text.size());
      chunk_ = std::min(2 * chunk_, kLargestChunk);
      tree_.chunks_.push_back(std::make_unique_for_overwrite<char[]>(size));
      room_ = {tree_.chunks_.back().get(), size};
    }
    std::memcpy(room_.data(), text.data(), text.size());
    const std::string_view copy(room_.data(), text.size());
    room_ = room_.subspan(text.size());
    return copy;
  }

  /// A name out of libxml2's dictionary, in which equal names have one address.
  std::string_view kept_name(const xmlChar* name) {
    const auto [place, is_new] = names_.try_emplace(name);
    if (is_new) place->second = kept(view(name));
    return place->second;
  }

  XmlSpace kept_space(const xmlChar* uri) {
    if (uri == nullptr) return XmlSpace::kNone;
    const auto [place, is_new] = spaces_.try_emplace(uri);
    if (is_new) place->second = space_of(view(uri));
    return place->second;
  }

  /// Without entity substitution, libxml2 leaves an ampersand in a value as "&#38;".
  std::string_view kept_value(std::string_view value) {
    constexpr std::string_view kAmpersand = "&#38;";
    if (value.find(kAmpersand) == value.npos) return kept(value);
    std::string out;
    for (std::size_t from = 0;;) {
      const std::size_t at = value.find(kAmpersand, from);
      out += value.substr(from, at == value.npos ? at : at - from);
      if (at == value.npos) return kept(out);
      out += '&';
      from = at + kAmpersand.size();
    }
  }

  std::uint32_t place() const { return checked<std::uint32_t>(tree_.nodes_.size()); }

  void flush_text() {
    if (text_.empty()) return;
    // White space around the root is no text of any element.
    if (!open_.empty()) {
      const auto at = checked<std::uint32_t>(tree_.attributes_.size());
      tree_.nodes_.push_back(
          {{}, kept(text_), line(), open_.back(), place() + 1, at, at, XmlSpace::kNone});
    }
    text_.clear();
  }

  void start(const xmlChar* name, const xmlChar* uri, int count, const xmlChar** attributes) {
    flush_text();
    if (open_.size() >= kDeepest) {
      return stop(fmt::format("has elements more than {} deep", kDeepest));
    }
    const std::uint32_t own = place();
    const auto begin = checked<std::uint32_t>(tree_.attributes_.size());
    for (int i = 0; i < count; ++i) {
      // local name, prefix, namespace, begin and end of the value
      const xmlChar** each = attributes + std::ptrdiff_t{5} * i;
      const auto* value = reinterpret_cast<const char*>(each[3]);
      const auto length = static_cast<std::size_t>(each[4] - each[3]);
      tree_.attributes_.push_back(
          {kept_space(each[2]), kept_name(each[0]), kept_value({value, length})});
    }
    const auto end = checked<std::uint32_t>(tree_.attributes_.size());
    tree_.nodes_.push_back({kept_name(name),
                            {},
                            line(),
                            open_.empty() ? own : open_.back(),
                            own + 1,
                            begin,
                            end,
                            kept_space(uri)});
    open_.push_back(own);
  }

  void end() {
    flush_text();
    if (open_.empty()) return;
    tree_.nodes_[open_.back()].end = place();
    open_.pop_back();
  }

 public:
  /// What a handler threw.
  std::exception_ptr thrown() const { return thrown_; }

 private:
  Context context_;
  XmlTree tree_;
  std::vector<std::uint32_t> open_;
  std::string text_;  // until an element begins or ends
  std::span<char> room_;
  std::size_t chunk_ = kFirstChunk;  // size of the next one
  std::unordered_map<const xmlChar*, std::string_view> names_;
  std::unordered_map<const xmlChar*, XmlSpace> spaces_;
  std::string fault_;
  unsigned fault_line_ = 1;
  std::exception_ptr thrown_;
};

XmlTree parse_xml(std::string_view bytes, const std::string& place, Report& report) {
  if (bytes.empty() || bytes.size() > static_cast<std::size_t>(INT_MAX)) {
    report.add(kClause, place, bytes.empty() ? "is empty" : "is too large to be read");
    return {};
  }
  XmlTreeBuilder builder(bytes);
  builder.parse();
  if (builder.thrown()) std::rethrow_exception(builder.thrown());
  if (!builder.failed()) return builder.take();
  report.add(kClause, fmt::format("{}:{}", place, builder.fault_line()), builder.fault());
  return {};
}

// ---- nodes ----

std::optional<std::string_view> XmlNode::attribute(std::string_view name, XmlSpace space) const {
  for (const XmlAttribute& each : attributes()) {
    if (each.space == space && each.name == name) return each.value;
  }
  return std::nullopt;
}

std::string_view XmlNode::value(std::string_view name, XmlSpace space) const {
  return attribute(name, space).value_or(std::string_view());
}

bool XmlNode::has_word(std::string_view attribute, std::string_view word, XmlSpace space) const {
  const std::string_view words = value(attribute, space);
  if (words.size() < word.size()) return false;
  bool found = false;
  for_each_word(words, [&](std::string_view each) { found |= each == word; });
  return found;
}

std::optional<XmlNode> XmlNode::parent() const {
  if (index_ == 0) return std::nullopt;
  return XmlNode(*tree_, tree_->nodes_[index_].parent);
}

std::string XmlNode::all_text() const {
  std::string out(text());
  for (std::uint32_t i = index_ + 1; i < end(); ++i) out += tree_->nodes_[i].text;
  return out;
}

std::optional<XmlNode> child_of(XmlNode parent, XmlSpace space, std::string_view name) {
  for (const XmlNode child : parent.children()) {
    if (child.is(space, name)) return child;
  }
  return std::nullopt;
}

}  // namespace clearleaf::verify
