// Documents → what is in them, in one walk.
#include "epub/content_facts.h"

#include "base/utf8.h"
#include "epub/written.h"

#include <utility>

namespace clearleaf::epub {

namespace {

std::string extension_of(const ImageResource& image) {
  if (image.media_type == "image/png") return ".png";
  if (image.media_type == "image/svg+xml") return ".svg";
  INVARIANT(image.media_type == "image/jpeg", "images are PNG, JPEG or SVG");
  return ".jpg";
}

std::string caption_of(const StructTree& tree, StructId elem, Construct caption) {
  for (const Kid& kid : tree[elem].kids) {
    const auto* child = std::get_if<StructId>(&kid);
    if (child != nullptr && tree[*child].construct == caption) {
      return normalised(tree.plain_text(*child));
    }
  }
  return "";
}

class Surveyor {
 public:
  explicit Surveyor(const EpubInput& input) : input_(input) {}

  void see_elem(StructId id) {
    const StructTree& tree = input_.tree;
    switch (tree[id].construct) {
      case Construct::kBulletList:
      case Construct::kOrderedList:
      case Construct::kTaskList:
      case Construct::kDefinitionList: ++facts.list_count; break;
      case Construct::kTable:
        ++facts.table_count;
        add_captioned(facts.tables, id, Construct::kTableCaption);
        break;
      case Construct::kFigureGroup:
        add_captioned(facts.figures, id, Construct::kFigureCaption);
        break;
      case Construct::kFigure:
      case Construct::kInlineImage:
      case Construct::kLinkCode:
      case Construct::kDecorativeImage:
        ++(tree.attrs(id).alt.empty() ? facts.decorative_images : facts.informative_images);
        break;
      case Construct::kLongDescription: ++facts.long_descriptions; break;
      default: break;
    }
  }

  void see_leaf(LeafId id) {
    if (const auto* leaf = std::get_if<ImageLeaf>(&input_.tree[id].kind)) use(leaf->image);
  }

  void see_cover() {
    const auto found = input_.images.by_source.find(input_.meta.cover.value);
    if (found == input_.images.by_source.end()) return;
    facts.cover = found->second;
    ++facts.informative_images;
    use(found->second);
  }

  ContentFacts facts;

 private:
  void add_captioned(std::vector<Captioned>& list, StructId id, Construct caption) {
    std::string words = caption_of(input_.tree, id, caption);
    if (!words.empty()) list.push_back({id, std::move(words)});
  }

  void use(ImageId image) {
    if (!facts.image_places.emplace(image, facts.images.size()).second) return;
    const std::string number = std::to_string(facts.images.size() + 1);
    const std::string name = (number.size() < 2 ? "image-0" : "image-") + number;
    facts.images.push_back(
        {image, name, "images/" + name + extension_of(input_.images.images[image])});
  }

  const EpubInput& input_;
};

}  // namespace

const ImageFile& ContentFacts::file_of(ImageId image) const {
  const auto found = image_places.find(image);
  INVARIANT(found != image_places.end(), "every image that is written has been seen");
  return images[found->second];
}

ContentFacts survey(const EpubInput& input, const Documents& documents) {
  Surveyor surveyor(input);
  const auto see = [&](StructId part) {
    walk_written(
        input.tree, part, [&](StructId id) { surveyor.see_elem(id); },
        [&](LeafId id) { surveyor.see_leaf(id); });
  };
  for (const ContentDocument& document : documents.list) {
    for (const StructId part : document.parts) see(part);
    for (const NoteEntry& note : document.notes) see(note.note);
  }
  surveyor.see_cover();
  return std::move(surveyor.facts);
}

}  // namespace clearleaf::epub
