// Elements → their standard types and what they hold.
#include "verify/pdf_structure_view.h"

#include "base/utf8.h"

#include <unordered_map>
#include <variant>

namespace clearleaf::verify {

namespace {

using Types = std::unordered_map<std::string_view, StandardType>;

const Types& types_by_name() {
  using T = StandardType;
  // clang-format off
  static const Types kTypes{
      {"Document", T::kDocument}, {"Part", T::kPart}, {"Art", T::kArt}, {"Sect", T::kSect},
      {"Div", T::kDiv}, {"BlockQuote", T::kBlockQuote}, {"Caption", T::kCaption},
      {"TOC", T::kToc}, {"TOCI", T::kToci}, {"Index", T::kIndex}, {"NonStruct", T::kNonStruct},
      {"Private", T::kPrivate}, {"P", T::kP}, {"H", T::kH}, {"H1", T::kH1}, {"H2", T::kH2},
      {"H3", T::kH3}, {"H4", T::kH4}, {"H5", T::kH5}, {"H6", T::kH6}, {"L", T::kL},
      {"LI", T::kLi}, {"Lbl", T::kLbl}, {"LBody", T::kLBody}, {"Table", T::kTable},
      {"TR", T::kTr}, {"TH", T::kTh}, {"TD", T::kTd}, {"THead", T::kTHead}, {"TBody", T::kTBody},
      {"TFoot", T::kTFoot}, {"Span", T::kSpan}, {"Quote", T::kQuote}, {"Note", T::kNote},
      {"Reference", T::kReference}, {"BibEntry", T::kBibEntry}, {"Code", T::kCode},
      {"Link", T::kLink}, {"Annot", T::kAnnot}, {"Ruby", T::kRuby}, {"RB", T::kRb},
      {"RT", T::kRt}, {"RP", T::kRp}, {"Warichu", T::kWarichu}, {"WT", T::kWt}, {"WP", T::kWp},
      {"Figure", T::kFigure}, {"Formula", T::kFormula}, {"Form", T::kForm}};
  // clang-format on
  return kTypes;
}

bool has_words(const std::optional<std::string>& text) {
  return text && !is_blank(*text);
}

/// Whether a sequence holds text other than blanks, or words in place of it.
bool shows_text(const PageContent& content, const MarkedContent& mark) {
  const MarkProperties* properties = content.properties_of(mark);
  if (properties != nullptr && (has_words(properties->actual_text) || has_words(properties->alt))) {
    return true;
  }
  for (std::uint32_t i = mark.first_run; i < mark.end_run; ++i) {
    if (!is_blank(content.text_of(content.runs[i]))) return true;
  }
  return false;
}

/// By page and sequence: those that hold images.
std::vector<std::vector<bool>> marks_with_images(const PdfFile& file) {
  std::vector<std::vector<bool>> out(file.pages.size());
  for (std::size_t i = 0; i < file.pages.size(); ++i) {
    const PageContent& content = file.pages[file.pages.id_at(i)].content;
    if (content.images.empty()) continue;
    out[i].resize(content.marks.size());
    for (const PaintedImage& image : content.images) {
      for (auto mark = image.placing.mark; mark; mark = content.marks[*mark].parent) {
        out[i][mark->index()] = true;
      }
    }
  }
  return out;
}

}  // namespace

StandardType standard_type(std::string_view name) {
  const auto found = types_by_name().find(name);
  return found == types_by_name().end() ? StandardType::kNone : found->second;
}

int heading_level(StandardType type) {
  if (type < StandardType::kH1 || type > StandardType::kH6) return 0;
  return static_cast<int>(type) - static_cast<int>(StandardType::kH1) + 1;
}

bool is_inline(StandardType type) {
  return type >= StandardType::kSpan && type != StandardType::kNote;
}

// Parents stand before their kids, so from the last to the first every kid is met before its
// parent.
StructureView::StructureView(const PdfFile& file)
    : file_(file), says_something_(file.elements.size()) {
  types_.reserve(file.elements.size());
  for (const PdfElement& element : file.elements) types_.push_back(standard_type(element.standard));
  const auto with_images = marks_with_images(file);
  const auto shows = [&](const PdfMarkedKid& kid) {
    if (!kid.page || !kid.mark) return false;
    const PageContent& content = file.pages[*kid.page].content;
    const std::vector<bool>& images = with_images[kid.page->index()];
    if (!images.empty() && images[kid.mark->index()]) return true;
    return shows_text(content, content.marks[*kid.mark]);
  };
  for (std::size_t i = file.elements.size(); i-- > 0;) {
    const PdfElement& element = file.elements[file.elements.id_at(i)];
    const PdfAttributes& attributes = file.attributes_of(element);
    has_replaced_ = has_replaced_ || attributes.actual_text;
    bool says = has_words(attributes.alt) || has_words(attributes.actual_text);
    for (const PdfKid& kid : file.kids_of(element)) {
      if (says) break;
      if (const auto* inner = std::get_if<PdfElementKid>(&kid)) {
        says = says_something_[inner->element.index()];
      } else if (const auto* marked = std::get_if<PdfMarkedKid>(&kid)) {
        says = shows(*marked);
      }
    }
    says_something_[i] = says;
  }
}

StandardType StructureView::parent_type(Id<PdfElement> id) const {
  const auto parent = file_.elements[id].parent;
  return parent ? type(*parent) : StandardType::kNone;
}

std::vector<Id<PdfElement>> StructureView::element_kids(Id<PdfElement> id) const {
  std::vector<Id<PdfElement>> out;
  for (const PdfKid& kid : file_.kids_of(file_.elements[id])) {
    if (const auto* inner = std::get_if<PdfElementKid>(&kid)) out.push_back(inner->element);
  }
  return out;
}

bool StructureView::is_within(Id<PdfElement> id, StandardType type) const {
  for (auto above = file_.elements[id].parent; above; above = file_.elements[*above].parent) {
    if (this->type(*above) == type) return true;
  }
  return false;
}

std::optional<MarkPlace> StructureView::first_mark(Id<PdfElement> id) const {
  std::optional<MarkPlace> first;
  for_each_mark(
      id, [&](Id<PdfElement>) { return !first; },
      [&](MarkPlace place) {
        if (!first) first = place;
      });
  return first;
}

bool StructureView::is_replaced(MarkPlace place) const {
  if (!has_replaced_) return false;
  const auto element = file_.pages[place.page].content.marks[place.mark].element;
  return element && attributes(*element).actual_text;
}

std::string StructureView::text_of(Id<PdfElement> id) const {
  if (const auto& replaced = attributes(id).actual_text) return normalised(*replaced);
  std::string out;
  for_each_mark(
      id,
      [&](Id<PdfElement> inner) {
        const StandardType kind = type(inner);
        if (kind == StandardType::kNote || kind == StandardType::kReference) return false;
        const PdfAttributes& said = attributes(inner);
        if (kind != StandardType::kFigure && !said.actual_text) return true;
        out += said.actual_text ? *said.actual_text : said.alt.value_or("");
        return false;
      },
      [&](MarkPlace place) { out += file_.pages[place.page].content.text_of(place.mark); });
  return normalised(out);
}

std::string StructureView::place(Id<PdfElement> id) const {
  const auto mark = first_mark(id);
  const std::string object = place_of(file_.elements[id]);
  return mark ? place_of(file_.pages[mark->page]) + ", " + object : object;
}

std::string StructureView::name(Id<PdfElement> id) const {
  const PdfElement& element = file_.elements[id];
  std::string name(element.type);
  if (element.type == element.standard || element.standard.empty()) return name;
  return name.append(" (").append(element.standard).append(")");
}

}  // namespace clearleaf::verify
