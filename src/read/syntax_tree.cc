// cmark-gfm's nodes → SyntaxNodes. The only includer of cmark-gfm's headers.
#include "read/syntax_tree.h"

#include "base/checked.h"
#include "base/environment_error.h"
#include "base/limits.h"
#include "read/line_prefix.h"
#include "read/rules.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <memory>
#include <optional>
#include <utility>

namespace clearleaf::read {

namespace {

struct FreeCmark {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
  void operator()(cmark_node* node) const { cmark_node_free(node); }
  void operator()(cmark_iter* iter) const { cmark_iter_free(iter); }
};
using Parser = std::unique_ptr<cmark_parser, FreeCmark>;
using Node = std::unique_ptr<cmark_node, FreeCmark>;
using Iterator = std::unique_ptr<cmark_iter, FreeCmark>;

Node parse(std::string_view text) {
  cmark_gfm_core_extensions_ensure_registered();
  const Parser parser(cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_FULL_INFO_STRING));
  for (const char* name : {"table", "strikethrough", "autolink"}) {
    cmark_syntax_extension* extension = cmark_find_syntax_extension(name);
    if (extension == nullptr ||
        cmark_parser_attach_syntax_extension(parser.get(), extension) == 0) {
      throw EnvironmentError("load cmark-gfm's extension", name, "it is not in the library");
    }
  }
  cmark_parser_feed(parser.get(), text.data(), text.size());
  return Node(cmark_parser_finish(parser.get()));
}

std::string text_of(const char* text) {
  return text == nullptr ? std::string() : text;
}

std::uint32_t number_of(int value) {
  return value < 0 ? 0 : static_cast<std::uint32_t>(value);
}

std::optional<Syntax> core_kind(cmark_node_type type) {
  switch (type) {
    case CMARK_NODE_DOCUMENT: return Syntax::kDocument;
    case CMARK_NODE_BLOCK_QUOTE: return Syntax::kQuote;
    case CMARK_NODE_LIST: return Syntax::kList;
    case CMARK_NODE_ITEM: return Syntax::kItem;
    case CMARK_NODE_CODE_BLOCK: return Syntax::kCodeBlock;
    case CMARK_NODE_HTML_BLOCK: return Syntax::kHtmlBlock;
    case CMARK_NODE_PARAGRAPH: return Syntax::kParagraph;
    case CMARK_NODE_HEADING: return Syntax::kHeading;
    case CMARK_NODE_THEMATIC_BREAK: return Syntax::kThematicBreak;
    case CMARK_NODE_FOOTNOTE_DEFINITION: return Syntax::kNoteDefinition;
    case CMARK_NODE_TEXT: return Syntax::kText;
    case CMARK_NODE_SOFTBREAK: return Syntax::kSoftBreak;
    case CMARK_NODE_LINEBREAK: return Syntax::kLineBreak;
    case CMARK_NODE_CODE: return Syntax::kCode;
    case CMARK_NODE_HTML_INLINE: return Syntax::kHtml;
    case CMARK_NODE_EMPH: return Syntax::kEmphasis;
    case CMARK_NODE_STRONG: return Syntax::kStrong;
    case CMARK_NODE_LINK: return Syntax::kLink;
    case CMARK_NODE_IMAGE: return Syntax::kImage;
    case CMARK_NODE_FOOTNOTE_REFERENCE: return Syntax::kNoteReference;
    default: return std::nullopt;
  }
}

/// Extensions' types have numbers only at run time: told by their names.
Syntax kind_of(cmark_node* node) {
  if (const auto kind = core_kind(cmark_node_get_type(node))) return *kind;
  const std::string_view name = cmark_node_get_type_string(node);
  if (name == "table") return Syntax::kTable;
  if (name == "table_header" || name == "table_row") return Syntax::kTableRow;
  if (name == "table_cell") return Syntax::kTableCell;
  INVARIANT(name == "strikethrough", "cmark-gfm: the extensions' node types are known");
  return Syntax::kStrike;
}

bool is_fenced(cmark_node* code_block) {
  int length = 0;
  int offset = 0;
  char character = 0;
  return cmark_node_get_fenced(code_block, &length, &offset, &character) != 0;
}

void read_details(cmark_node* node, SyntaxNode& out) {
  switch (out.kind) {
    case Syntax::kText:
    case Syntax::kCode:
    case Syntax::kHtml:
    case Syntax::kHtmlBlock:
    case Syntax::kNoteReference: out.literal = text_of(cmark_node_get_literal(node)); break;
    case Syntax::kCodeBlock:
      out.literal = text_of(cmark_node_get_literal(node));
      out.title = text_of(cmark_node_get_fence_info(node));
      out.fenced = is_fenced(node);
      break;
    case Syntax::kLink:
    case Syntax::kImage:
      out.target = text_of(cmark_node_get_url(node));
      out.title = text_of(cmark_node_get_title(node));
      break;
    case Syntax::kHeading: out.level = cmark_node_get_heading_level(node); break;
    case Syntax::kList:
      out.tight = cmark_node_get_list_tight(node) != 0;
      if (cmark_node_get_list_type(node) == CMARK_ORDERED_LIST) {
        out.delimiter = Delimiter::kOrdered;
        out.start = number_of(cmark_node_get_list_start(node));
      }
      break;
    case Syntax::kTable: {
      const std::size_t columns = cmark_gfm_extensions_get_table_columns(node);
      const std::uint8_t* alignments = cmark_gfm_extensions_get_table_alignments(node);
      for (std::size_t i = 0; i < columns; ++i) {
        out.alignments += static_cast<char>(alignments[i]);
      }
      break;
    }
    default: break;
  }
}

SyntaxNode read_node(cmark_node* node, std::uint32_t lines_before) {
  SyntaxNode out;
  out.kind = kind_of(node);
  out.first_line = number_of(cmark_node_get_start_line(node));
  out.first_column = number_of(cmark_node_get_start_column(node));
  out.last_line = number_of(cmark_node_get_end_line(node));
  if (out.first_line > 0) out.first_line += lines_before;
  if (out.last_line > 0) out.last_line += lines_before;
  read_details(node, out);
  return out;
}

/// A table's own lines, and those of a paragraph that cmark-gfm split off before its header row:
/// they carry the lines of the paragraph that the two were at first, or none.
void mend_tables(std::vector<SyntaxNode>& blocks) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    SyntaxNode& table = blocks[i];
    if (table.kind != Syntax::kTable) continue;
    // A table's lines follow one another: header, delimiters, rows.
    const bool has_rows = table.children.size() > 1;
    const std::uint32_t header = has_rows ? table.children[1].first_line - 2 : table.last_line - 1;
    if (i > 0 && blocks[i - 1].first_line == 0) {
      blocks[i - 1].first_line = table.first_line;
      blocks[i - 1].last_line = header - 1;
    }
    table.first_line = table.children.front().first_line = header;
  }
}

/// A list is one step of nesting, not two with its items.
bool counts_as_nesting(Syntax kind) {
  return kind != Syntax::kItem;
}

/// Collects the nodes without recursion: the nesting is not yet known to be harmless.
class TreeBuilder {
 public:
  explicit TreeBuilder(std::uint32_t lines_before) : lines_before_(lines_before) {}

  /// False where the tree is nested deeper than limits::kNesting.
  bool build(cmark_node* root);
  SyntaxNode take() { return std::move(done_); }
  /// The last line known when building stopped.
  std::uint32_t line() const { return line_; }

 private:
  bool enter(cmark_node* node);
  void leave();

  std::uint32_t lines_before_;
  std::uint32_t line_ = 0;
  std::size_t depth_ = 0;
  std::vector<SyntaxNode> open_;
  SyntaxNode done_;
};

bool TreeBuilder::enter(cmark_node* node) {
  open_.push_back(read_node(node, lines_before_));
  if (open_.back().first_line > 0) line_ = open_.back().first_line;
  if (counts_as_nesting(open_.back().kind)) ++depth_;
  return depth_ <= limits::kNesting + 3;  // the document, a leaf block and its text nest nothing
}

void TreeBuilder::leave() {
  if (counts_as_nesting(open_.back().kind)) --depth_;
  SyntaxNode node = std::move(open_.back());
  open_.pop_back();
  mend_tables(node.children);
  (open_.empty() ? done_ : open_.back().children.emplace_back()) = std::move(node);
}

bool TreeBuilder::build(cmark_node* root) {
  const Iterator iterator(cmark_iter_new(root));
  for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    cmark_node* node = cmark_iter_get_node(iterator.get());
    if (event == CMARK_EVENT_EXIT) {
      leave();
      continue;
    }
    if (!enter(node)) return false;
    // cmark tells no exit from its leaves.
    switch (open_.back().kind) {
      case Syntax::kHtmlBlock:
      case Syntax::kThematicBreak:
      case Syntax::kCodeBlock:
      case Syntax::kText:
      case Syntax::kSoftBreak:
      case Syntax::kLineBreak:
      case Syntax::kCode:
      case Syntax::kHtml: leave(); break;
      default: break;
    }
  }
  return true;
}

}  // namespace

SyntaxNode parse_markdown(const SourceText& source, std::string_view bytes,
                          std::uint32_t first_line, Diagnostics& diagnostics) {
  if (first_line > source.line_count()) return {};
  const std::uint32_t begin = LinePrefix(source, first_line).source_offset();
  const Node root = parse(bytes.substr(begin));
  TreeBuilder builder(first_line - 1);
  if (builder.build(root.get())) return builder.take();
  const std::uint32_t place = source.line_start(std::max(builder.line(), first_line));
  diagnostics.error(kTooDeep, {place, place + 1},
                    "the text is nested deeper than " + std::to_string(limits::kNesting) +
                        " levels (lists, quotations, emphasis)",
                    "write it with fewer levels");
  return {};
}

const std::string& Entities::resolve(std::string_view entity) {
  const auto [place, added] = known_.try_emplace(std::string(entity));
  if (!added) return place->second;
  const Node root(cmark_parse_document(entity.data(), entity.size(), CMARK_OPT_DEFAULT));
  cmark_node* paragraph = cmark_node_first_child(root.get());
  cmark_node* text = paragraph == nullptr ? nullptr : cmark_node_first_child(paragraph);
  std::string resolved = text == nullptr ? std::string() : text_of(cmark_node_get_literal(text));
  if (resolved != entity) place->second = std::move(resolved);
  return place->second;
}

}  // namespace clearleaf::read
