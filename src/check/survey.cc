// One walk through the document for all rules.
#include "check/survey.h"

namespace clearleaf::check {

namespace {

void note_block(const Block& block, Survey& survey) {
  if (const auto* table = std::get_if<Table>(&block.kind)) {
    survey.tables.push_back({table, block.span});
  } else if (const auto* notice = std::get_if<Notice>(&block.kind)) {
    survey.notices.push_back({notice, block.span});
  } else if (const auto* heading = std::get_if<Heading>(&block.kind)) {
    survey.inner_headings.push_back({heading, block.span});
  }
}

/// Headings between blocks, told from those inside others by where they stand.
void note_headings(Survey& survey) {
  const Blocks& blocks = survey.document.blocks;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (const auto* heading = std::get_if<Heading>(&blocks[i].kind)) {
      survey.headings.push_back({heading, blocks[i].span, i});
    }
  }
  // Both lists are in reading order.
  auto outer = survey.headings.begin();
  std::erase_if(survey.inner_headings, [&](const Found<Heading>& found) {
    const bool is_outer = outer != survey.headings.end() && outer->node == found.node;
    if (is_outer) ++outer;
    return is_outer;
  });
}

}  // namespace

Survey survey(const Document& document) {
  Survey result{document, {}, {}, {}, image_uses(document), {}, {}};
  const auto note_link = [&](const Inline& item) {
    if (const auto* link = std::get_if<Link>(&item.kind)) {
      result.links.push_back({link, item.span});
    }
  };
  for_each_inline(document.title, note_link);
  for (const Blocks* blocks : all_blocks(document)) {
    for_each_block(*blocks, [&](const Block& block) { note_block(block, result); });
    for_each_inline(*blocks, note_link);
  }
  note_headings(result);
  return result;
}

const FoundHeading* find_heading(const Survey& survey, std::string_view id) {
  for (const FoundHeading& heading : survey.headings) {
    if (heading.node->id == id) return &heading;
  }
  return nullptr;
}

std::span<const Block> section_of(const Survey& survey, const FoundHeading& heading) {
  const Blocks& blocks = survey.document.blocks;
  const std::size_t begin = heading.block + 1;
  std::size_t end = begin;
  for (; end < blocks.size(); ++end) {
    const auto* next = std::get_if<Heading>(&blocks[end].kind);
    if (next != nullptr && next->level <= heading.node->level) break;
  }
  return std::span(blocks).subspan(begin, end - begin);
}

std::vector<std::string> heading_ids(const Survey& survey) {
  std::vector<std::string> ids;
  for (const FoundHeading& heading : survey.headings) ids.push_back(heading.node->id);
  return ids;
}

}  // namespace clearleaf::check
