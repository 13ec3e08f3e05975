// A document → its blocks, inlines and images one by one, in reading order.
#pragma once

#include "model/document.h"

#include <functional>
#include <vector>

namespace clearleaf {

/// `block` and, after it, each block inside it.
void for_each_block(const Block& block, const std::function<void(const Block&)>& call);
/// The same for each of `blocks`.
void for_each_block(const Blocks& blocks, const std::function<void(const Block&)>& call);

/// Each inline of `inlines` and, after it, those inside it.
void for_each_inline(const Inlines& inlines, const std::function<void(const Inline&)>& call);

/// Each inline anywhere in `block`: in paragraphs, headings, cells, captions.
void for_each_inline(const Block& block, const std::function<void(const Inline&)>& call);
/// The same for each of `blocks`.
void for_each_inline(const Blocks& blocks, const std::function<void(const Inline&)>& call);

/// The blocks of the text and of the notes: all there are.
std::vector<const Blocks*> all_blocks(const Document& document);

/// An image of the document and where it stands.
struct ImageUse {
  const Image* image;
  SourceSpan span;
};
/// Figures and images in lines, of the title, the text and the notes.
std::vector<ImageUse> image_uses(const Document& document);

}  // namespace clearleaf
