// Front matter → title, by-line, key information and contents list.
#include "base/primary_subtag.h"
#include "base/utf8.h"
#include "structure/builder.h"
#include "structure/printed_links.h"

#include <algorithm>
#include <utility>

namespace clearleaf::structure {

namespace {

/// From this many main sections on a publication gets a contents list.
constexpr std::size_t kContentsFrom = 4;
/// Levels that the contents list names.
constexpr int kContentsDepth = 3;

bool begins_with_words(std::string_view text, std::string_view words) {
  return text.size() >= words.size() &&
         ascii_lower(text.substr(0, words.size())) == ascii_lower(words);
}

/// Sentences, so that a screen reader pauses between them.
std::string as_sentences(const Labels& labels, std::vector<std::string> parts) {
  for (std::string& part : parts) {
    if (!part.ends_with('.')) part = labels.filled(Label::kSentence, {{"text", part}});
  }
  return labels.joined(Label::kSentences, parts);
}

/// What parts words of another language from the text around them belongs to that text: within
/// words that run the other way it would stand at their other side.
std::size_t end_of_words(std::string_view text) {
  return text.find_last_not_of(' ') + 1;
}

bool wants_contents(const Document& document) {
  if (document.meta.contents.value.has_value()) return *document.meta.contents.value;
  const auto main_sections =
      std::count_if(document.blocks.begin(), document.blocks.end(), [](const Block& block) {
        const auto* heading = std::get_if<Heading>(&block.kind);
        return heading != nullptr && heading->level == 2;
      });
  return static_cast<std::size_t>(main_sections) >= kContentsFrom;
}

}  // namespace

Builder::Builder(const Document& document, const Labels& labels, const ImageStore& images,
                 PrintedLinks links)
    : document_(document),
      labels_(labels),
      images_(images),
      links_(links),
      notes_(document.notes.size()) {
  if (links == PrintedLinks::kCodes) printed_in_text_ = printed_in_text(document);
  if (links != PrintedLinks::kNone) return;
  // Without other notes among them they have the numbers of their places.
  for (NoteState& note : notes_) note.number = ++last_note_number_;
}

bool Builder::is_of_another_language() const {
  return !same_language(labels_.lang, document_.meta.lang.value);
}

StructId Builder::add_generated(StructId parent, Construct construct) {
  const StructId elem = add(parent, construct, {});
  if (is_of_another_language()) tree.edit_attrs(elem).lang = labels_.lang;
  return elem;
}

void Builder::add_label(StructId parent, std::string_view words) {
  const StructId label = add_generated(parent, Construct::kLabel);
  const std::size_t end = is_of_another_language() ? end_of_words(words) : words.size();
  tree.add_text(label, std::string(words.substr(0, end)), {});
  if (end < words.size()) tree.add_text(parent, std::string(words.substr(end)), {});
}

std::string Builder::label_of(DisclaimerKind kind, std::string_view heading_words) const {
  const std::string& words =
      labels_[kind == DisclaimerKind::kRisks ? Label::kWarning : Label::kConclusion];
  if (begins_with_words(heading_words, words)) return "";
  // The text itself is an element beside the label's.
  return labels_.filled(Label::kLabelled, {{"label", words}, {"text", ""}});
}

void Builder::build_title() {
  const Metadata& meta = document_.meta;
  const StructId title = add(tree.root(), Construct::kTitle, meta.title.span);
  build_inlines(title, document_.title);
  if (!document_.subtitle.empty()) {
    build_inlines(add(tree.root(), Construct::kSubtitle, meta.subtitle.span), document_.subtitle);
  }
  std::vector<std::string> parts;
  if (const auto names = meta.creators(); !names.empty()) {
    const std::string all = labels_.joined(Label::kNames, names);
    parts.push_back(labels_.filled(Label::kBy, {{"author", all}}));
  }
  const auto add_date = [&](Label label, const std::optional<Date>& date) {
    if (date) parts.push_back(labels_.filled(label, {{"date", labels_.date(*date)}}));
  };
  add_date(Label::kPublished, meta.published.value);
  add_date(Label::kUpdated, meta.modified.value);
  add_date(Label::kReviewBy, meta.review_by.value);
  if (parts.empty()) return;
  const StructId byline = add_generated(tree.root(), Construct::kByline);
  tree.add_text(byline, as_sentences(labels_, std::move(parts)), {});
}

void Builder::add_page_reference(StructId parent, StructId target) {
  const std::string& pattern = labels_[Label::kPageReference];
  const std::size_t place = std::min(pattern.find("{page}"), pattern.size());
  const StructId reference = add_generated(parent, Construct::kPageReference);
  tree.add_text(reference, pattern.substr(0, place), {});
  tree.add_page_ref(reference, target, {});
  if (place + 6 < pattern.size()) tree.add_text(reference, pattern.substr(place + 6), {});
}

void Builder::add_section_link(StructId parent, Label words, DisclaimerKind kind) {
  const StructId generated = add_generated(parent, Construct::kGeneratedLink);
  const StructId link = add(generated, Construct::kLink, {});
  section_links_.push_back({link, parent, words, kind});
}

void Builder::add_description_link(StructId parent, const std::string& id) {
  const StructId generated = add_generated(parent, Construct::kGeneratedLink);
  description_links_.push_back({add(generated, Construct::kLink, {}), parent, id});
}

void Builder::build_key_information() {
  if (document_.meta.disclaimers.empty()) return;
  const StructId box = add(tree.root(), Construct::kKeyInformation, {});
  tree.edit_attrs(box).id = "key-information";
  const StructId heading = add_generated(box, Construct::kHeading2);
  tree.add_text(heading, labels_[Label::kKeyInformation], {});
  outline.items.push_back({2, labels_[Label::kKeyInformation], heading});
  for (const DisclaimerKind kind : {DisclaimerKind::kRisks, DisclaimerKind::kConclusion}) {
    const Disclaimer* disclaimer = document_.meta.disclaimer(kind);
    if (disclaimer == nullptr) continue;
    const StructId summary = add(box, Construct::kKeySummary, disclaimer->span);
    const SourceSpan span = disclaimer->summary.span;
    const StructId text = add(summary, Construct::kKeySummaryText, span);
    add_label(text, label_of(kind, disclaimer->summary.value));
    build_inlines(text, document_.summary(kind));
    add_section_link(add_generated(summary, Construct::kKeySummaryLink), Label::kReadSection, kind);
  }
}

void Builder::build_contents_place() {
  if (!wants_contents(document_)) return;
  const StructId contents = add(tree.root(), Construct::kContents, {});
  const StructId heading = add_generated(contents, Construct::kContentsHeading);
  tree.add_text(heading, labels_[Label::kContents], {});
  contents_ = {add(contents, Construct::kContentsList, {}), Contents::State::kPresent};
}

void Builder::fill_contents() {
  if (contents_.state == Contents::State::kAbsent) return;
  // The open list of each level and its last item: a deeper level's list stands inside that item.
  std::vector<std::pair<int, StructId>> lists{{2, contents_.list}};
  StructId last_item = contents_.list;
  for (const OutlineItem& item : outline.items) {
    if (item.level > kContentsDepth) continue;
    while (lists.back().first > item.level) lists.pop_back();
    if (lists.back().first < item.level) {
      lists.emplace_back(item.level, add(last_item, Construct::kContentsList, {}));
    }
    last_item = add(lists.back().second, Construct::kContentsItem, {});
    const StructId entry = add(last_item, Construct::kContentsEntry, {});
    const StructId link = add(entry, Construct::kLink, {});
    tree.edit_attrs(link).target = item.target;
    tree.edit_attrs(link).lang = tree.attrs(item.target).lang;
    tree.add_text(link, item.title + " ", {});
    tree.add_page_ref(add(link, Construct::kPageReference, {}), item.target, {});
  }
}

void Builder::resolve_links() {
  for (const WaitingLink& waiting : waiting_links_) {
    const auto found = by_id_.find(waiting.id);
    INVARIANT(found != by_id_.end(), "the checks have found every inner link's target");
    tree.edit_attrs(waiting.link).target = found->second;
  }
  for (const DescriptionLink& waiting : description_links_) {
    const auto found = by_id_.find(waiting.id);
    INVARIANT(found != by_id_.end(), "the checks have found every long description");
    tree.edit_attrs(waiting.link).target = found->second;
    const std::string title = normalised(tree.plain_text(found->second));
    tree.add_text(waiting.link, labels_.filled(Label::kLongDescription, {{"title", title}}), {});
    add_page_reference(waiting.paragraph, found->second);
  }
  for (const SectionLink& waiting : section_links_) {
    const auto section = disclaimer_sections_.find(static_cast<int>(waiting.kind));
    INVARIANT(section != disclaimer_sections_.end(), "P01: the declared section exists");
    tree.edit_attrs(waiting.link).target = section->second;
    const std::string& title = disclaimer_headings_[static_cast<int>(waiting.kind)];
    tree.add_text(waiting.link, labels_.filled(waiting.words, {{"title", title}}), {});
    add_page_reference(waiting.paragraph, section->second);
  }
}

}  // namespace clearleaf::structure
