// Marked-content sequences → what they are within and what they say.
#include "verify/pdf_content.h"

namespace clearleaf::verify {

void PageContent::shrink_to_fit() {
  text.shrink_to_fit();
  marks.shrink_to_fit();
  properties.shrink_to_fit();
  clips.shrink_to_fit();
  runs.shrink_to_fit();
  paths.shrink_to_fit();
  images.shrink_to_fit();
}

bool PageContent::is_artifact(std::optional<Id<MarkedContent>> mark) const {
  for (; mark; mark = marks[*mark].parent) {
    if (marks[*mark].tag == "Artifact") return true;
  }
  return false;
}

namespace {

/// The sequences from `inner` up to, not including, `outer`: whether one has an mcid of its own,
/// and the outermost one with an ActualText.
struct Between {
  bool told_elsewhere = false;
  std::optional<Id<MarkedContent>> replaced_by;
};

Between between(const PageContent& content, std::optional<Id<MarkedContent>> inner,
                Id<MarkedContent> outer) {
  Between found;
  for (; inner && *inner != outer; inner = content.marks[*inner].parent) {
    const MarkedContent& mark = content.marks[*inner];
    if (mark.mcid) found.told_elsewhere = true;
    const MarkProperties* properties = content.properties_of(mark);
    if (properties != nullptr && properties->actual_text) found.replaced_by = inner;
  }
  return found;
}

}  // namespace

std::string PageContent::text_of(Id<MarkedContent> mark) const {
  const MarkedContent& sequence = marks[mark];
  const MarkProperties* own = properties_of(sequence);
  if (own != nullptr && own->actual_text) return *own->actual_text;
  std::string out;
  std::optional<Id<MarkedContent>> replaced;
  for (std::uint32_t i = sequence.first_run; i < sequence.end_run; ++i) {
    if (runs[i].placing.mark == mark) {
      out += text_of(runs[i]);
      continue;
    }
    const Between inside = between(*this, runs[i].placing.mark, mark);
    if (inside.told_elsewhere) continue;
    if (!inside.replaced_by) {
      out += text_of(runs[i]);
    } else if (inside.replaced_by != replaced) {
      out += *properties_of(marks[*inside.replaced_by])->actual_text;
    }
    replaced = inside.replaced_by;
  }
  return out;
}

}  // namespace clearleaf::verify
