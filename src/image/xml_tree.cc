// libxml2's SAX2 events → XmlNode. No libxml2 tree is built, so its own expansions never happen.
#include "image/xml_tree.h"

#include "base/utf8.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <memory>
#include <new>
#include <optional>
#include <utility>

namespace clearleaf::image {

namespace {

std::string text_of(const xmlChar* text) {
  return text == nullptr ? "" : reinterpret_cast<const char*>(text);
}
std::string text_between(const xmlChar* begin, const xmlChar* end) {
  return {reinterpret_cast<const char*>(begin), reinterpret_cast<const char*>(end)};
}

/// What stands for the namespace of a prefix that is not declared: no real one looks so.
std::string namespace_of(const xmlChar* space, const xmlChar* prefix) {
  return space == nullptr && prefix != nullptr ? text_of(prefix) + ':' : text_of(space);
}

struct FreeParser {
  void operator()(xmlParserCtxt* parser) const {
    xmlFreeDoc(parser->myDoc);
    xmlFreeParserCtxt(parser);
  }
};

/// Receives the parser's events. libxml2's frames are C: nothing here throws but for want of
/// memory.
class TreeBuilder {
 public:
  explicit TreeBuilder(const XmlLimits& limits) : limits_(limits) { open_.emplace_back(); }

  std::variant<XmlNode, XmlError> parse(std::string_view bytes);

 private:
  static TreeBuilder& self(void* context) { return *static_cast<TreeBuilder*>(context); }
  static void on_start(void* context, const xmlChar* name, const xmlChar* prefix,
                       const xmlChar* space, int space_count, const xmlChar** spaces,
                       int attribute_count, int defaulted_count, const xmlChar** attributes);
  static void on_end(void* context, const xmlChar* name, const xmlChar* prefix,
                     const xmlChar* space) {
    static_cast<void>(name), static_cast<void>(prefix), static_cast<void>(space);
    self(context).end_element();
  }
  static void on_text(void* context, const xmlChar* text, int size) {
    self(context).add_text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
  }
  static void on_entity(void* context, const xmlChar*, int, const xmlChar*, const xmlChar*,
                        xmlChar*) {
    self(context).stop(XmlError::Kind::kEntities);
  }
  static void on_unparsed_entity(void* context, const xmlChar*, const xmlChar*, const xmlChar*,
                                 const xmlChar*) {
    self(context).stop(XmlError::Kind::kEntities);
  }
  static xmlEntityPtr get_entity(void*, const xmlChar* name) {
    return xmlGetPredefinedEntity(name);
  }
  static void on_error(void* context, xmlErrorPtr error);

  void start_element(XmlNode element);
  void end_element();
  void add_text(std::string_view text);
  void stop(XmlError::Kind kind);

  XmlLimits limits_;
  std::vector<XmlNode> open_;  // the first stands for the document
  std::size_t elements_ = 0;
  std::optional<XmlError> error_;
  std::unique_ptr<xmlParserCtxt, FreeParser> parser_;
};

void TreeBuilder::on_start(void* context, const xmlChar* name, const xmlChar* prefix,
                           const xmlChar* space, int, const xmlChar**, int attribute_count, int,
                           const xmlChar** attributes) {
  XmlNode element;
  element.name = text_of(name);
  element.space = namespace_of(space, prefix);
  // Five pointers each: local name, prefix, namespace, begin and end of the value.
  for (int i = 0; i < attribute_count; ++i, attributes += 5) {
    element.attributes.push_back({namespace_of(attributes[2], attributes[1]),
                                  text_of(attributes[0]),
                                  text_between(attributes[3], attributes[4])});
  }
  self(context).start_element(std::move(element));
}

void TreeBuilder::on_error(void* context, xmlErrorPtr error) {
  TreeBuilder& builder = self(context);
  if (builder.error_ || error->level < XML_ERR_ERROR) return;
  // Prefixes without a namespace are common and harmless: such elements belong to no one.
  if (error->code == XML_NS_ERR_UNDEFINED_NAMESPACE) return;
  const std::string message = error->message == nullptr ? "" : error->message;
  builder.error_ = XmlError{XmlError::Kind::kNotWellFormed, error->line,
                            std::string(trimmed(std::string_view(message)))};
}

void TreeBuilder::start_element(XmlNode element) {
  if (error_) return;
  if (++elements_ > limits_.elements) return stop(XmlError::Kind::kElements);
  if (open_.size() > limits_.nesting) return stop(XmlError::Kind::kNesting);
  open_.push_back(std::move(element));
}

void TreeBuilder::end_element() {
  if (error_ || open_.size() < 2) return;
  XmlNode element = std::move(open_.back());
  open_.pop_back();
  open_.back().kids.push_back(std::move(element));
}

void TreeBuilder::add_text(std::string_view text) {
  if (error_ || open_.size() < 2) return;
  std::vector<XmlNode>& kids = open_.back().kids;
  if (kids.empty() || !kids.back().is_text()) kids.emplace_back();
  kids.back().text += text;
}

void TreeBuilder::stop(XmlError::Kind kind) {
  if (!error_) error_ = XmlError{kind, xmlSAX2GetLineNumber(parser_.get()), ""};
  xmlStopParser(parser_.get());
}

std::variant<XmlNode, XmlError> TreeBuilder::parse(std::string_view bytes) {
  xmlSAXHandler events{};
  events.initialized = XML_SAX2_MAGIC;
  events.startElementNs = on_start;
  events.endElementNs = on_end;
  events.characters = on_text;
  events.ignorableWhitespace = on_text;
  events.cdataBlock = on_text;
  events.entityDecl = on_entity;
  events.unparsedEntityDecl = on_unparsed_entity;
  events.getEntity = get_entity;
  events.serror = on_error;
  parser_.reset(xmlCreatePushParserCtxt(&events, this, nullptr, 0, nullptr));
  if (!parser_) throw std::bad_alloc();
  xmlCtxtUseOptions(parser_.get(), XML_PARSE_NONET | XML_PARSE_NOCDATA);
  // The parser's sizes are int.
  constexpr std::size_t kChunk = 1U << 20U;
  while (!bytes.empty() && !error_) {
    const std::string_view chunk = bytes.substr(0, kChunk);
    xmlParseChunk(parser_.get(), chunk.data(), static_cast<int>(chunk.size()), 0);
    bytes.remove_prefix(chunk.size());
  }
  if (!error_) xmlParseChunk(parser_.get(), nullptr, 0, 1);
  if (!error_ && (open_.size() != 1 || open_[0].kids.size() != 1)) {
    error_ = XmlError{XmlError::Kind::kNotWellFormed, 1, "it holds no element"};
  }
  if (error_) return *error_;
  return std::move(open_[0].kids[0]);
}

}  // namespace

std::string_view attribute(const XmlNode& element, std::string_view name) {
  const auto found = std::find_if(
      element.attributes.begin(), element.attributes.end(),
      [&](const XmlAttribute& each) { return each.space.empty() && each.name == name; });
  return found == element.attributes.end() ? std::string_view() : std::string_view(found->value);
}

std::variant<XmlNode, XmlError> parse_xml(std::string_view bytes, const XmlLimits& limits) {
  return TreeBuilder(limits).parse(bytes);
}

}  // namespace clearleaf::image
