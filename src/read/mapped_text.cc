// Byte offsets in a leaf block's text → spans of the source.
#include "read/mapped_text.h"

#include "base/checked.h"

#include <algorithm>

namespace clearleaf::read {

void MappedText::append(std::string_view piece, std::uint32_t source_begin) {
  append_as(piece, {source_begin, source_begin + checked<std::uint32_t>(piece.size())});
}

void MappedText::append_as(std::string_view piece, SourceSpan written) {
  if (piece.empty()) return;
  segments_.push_back({text_.size(), written});
  text_ += piece;
}

std::size_t MappedText::segment_of(std::size_t offset) const {
  const auto after =
      std::upper_bound(segments_.begin(), segments_.end(), offset,
                       [](std::size_t place, const Segment& s) { return place < s.begin; });
  return static_cast<std::size_t>(after - segments_.begin()) - 1;
}

std::size_t MappedText::segment_end(std::size_t index) const {
  return index + 1 < segments_.size() ? segments_[index + 1].begin : text_.size();
}

// A segment written differently from how it reads (an escaped pipe) is one piece: its first byte
// begins where the writing begins, its last ends where the writing ends.
std::uint32_t MappedText::begin_of(std::size_t offset) const {
  const Segment& segment = segments_[segment_of(offset)];
  const auto into = checked<std::uint32_t>(offset - segment.begin);
  return std::min(segment.written.begin + into, segment.written.end);
}

std::uint32_t MappedText::end_of(std::size_t offset) const {
  const std::size_t index = segment_of(offset);
  const Segment& segment = segments_[index];
  if (offset + 1 == segment_end(index)) return segment.written.end;
  return segment.written.begin + checked<std::uint32_t>(offset + 1 - segment.begin);
}

SourceSpan MappedText::span(std::size_t begin, std::size_t end) const {
  if (segments_.empty()) return {place_, place_};
  begin = std::min(begin, text_.size());
  end = std::clamp(end, begin, text_.size());
  if (begin == end) {
    const std::uint32_t place =
        begin < text_.size() ? begin_of(begin) : segments_.back().written.end;
    return {place, place};
  }
  return {begin_of(begin), end_of(end - 1)};
}

void MappedText::append_places(std::size_t begin, std::size_t end,
                               std::vector<SourceSpan>& out) const {
  if (begin >= end) return;
  for (std::size_t index = segment_of(begin); begin < end; ++index) {
    const Segment& segment = segments_[index];
    const std::size_t stop = std::min(segment_end(index), end);
    const bool as_written =
        segment_end(index) - segment.begin == segment.written.end - segment.written.begin;
    if (!as_written) {
      for (; begin < stop; ++begin) out.push_back(segment.written);
      continue;
    }
    auto place = segment.written.begin + checked<std::uint32_t>(begin - segment.begin);
    for (; begin < stop; ++begin, ++place) out.push_back({place, place + 1});
  }
}

void MappedText::append_part(const MappedText& other, std::size_t begin, std::size_t end) {
  while (begin < end) {
    const std::size_t stop = std::min(other.segment_end(other.segment_of(begin)), end);
    append_as(other.text().substr(begin, stop - begin), other.span(begin, stop));
    begin = stop;
  }
}

MappedText MappedText::part(std::size_t begin, std::size_t end) const {
  MappedText result;
  result.append_part(*this, begin, end);
  return result;
}

}  // namespace clearleaf::read
