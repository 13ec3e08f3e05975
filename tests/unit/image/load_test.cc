// A document's images on disk → the store, and what is told where one fails.
#include "image/file_kind.h"
#include "image/load_images.h"
#include "make_jpeg.h"
#include "make_png.h"
#include "unit/temporary_folder.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

namespace clearleaf::image {

namespace fs = std::filesystem;

namespace {

using namespace std::string_literals;

/// A folder that image files are put into.
struct Folder : test::TemporaryFolder {
  void add(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path() / name).parent_path());
    std::ofstream(path() / name, std::ios::binary) << bytes;
  }
};

const std::string& png() {
  static const std::string kFile = make_png({1, 1}, "\0\xFF\0\0"s);
  return kFile;
}

/// A document of figures, the first at {1, 2}, the second at {2, 3} …
Document figures(const std::vector<std::string>& sources) {
  Document out;
  for (const std::string& source : sources) {
    const auto begin = static_cast<std::uint32_t>(out.blocks.size() + 1);
    out.blocks.push_back({{begin, begin + 1}, Figure{{source, "alternative", ""}, {}}});
  }
  return out;
}

struct Loaded {
  ImageStore store;
  Diagnostics diagnostics;
};
Loaded load(const Document& document, const Folder& folder) {
  Loaded out;
  out.store = load_images(document, folder.path(), out.diagnostics);
  return out;
}
Diagnostic only_finding(const std::string& source, const Folder& folder) {
  const Loaded loaded = load(figures({source}), folder);
  REQUIRE(loaded.diagnostics.items().size() == 1);
  CHECK(loaded.store.images.empty());
  return loaded.diagnostics.items().front();
}

}  // namespace

TEST_CASE("an image is loaded once, however often and however it is named") {
  const Folder folder;
  folder.add("a/map.png", png());
  const Loaded loaded = load(figures({"a/map.png", "./a/map.png", "a/map.png"}), folder);
  CHECK(loaded.diagnostics.items().empty());
  CHECK(loaded.store.images.size() == 1);
  CHECK(loaded.store.by_source.size() == 2);
  const ImageResource& image = *loaded.store.images.begin();
  CHECK(image.source == "a/map.png");
  CHECK(image.media_type == "image/png");
  CHECK(image.file == png());
  CHECK(image.width == 1);
}

TEST_CASE("the kind is told by the content, not by the name") {
  const Folder folder;
  folder.add("map.jpg", png());
  folder.add("photo.png", make_jpeg({}, plain(256, "\xFF\0\0"s)));
  const Loaded loaded = load(figures({"map.jpg", "photo.png"}), folder);
  CHECK(loaded.diagnostics.items().empty());
  CHECK(loaded.store.images[ImageId(0)].media_type == "image/png");
  CHECK(loaded.store.images[ImageId(1)].media_type == "image/jpeg");
}

TEST_CASE("images in lines, notes and the cover are loaded too") {
  const Folder folder;
  for (const char* name : {"line.png", "note.png", "cover.png"}) folder.add(name, png());
  Document document;
  document.meta.cover = {"cover.png", {9, 10}};
  document.blocks = {{{}, Paragraph{{{{}, Strong{{{{}, Image{"line.png", "a", ""}}}}}}}}};
  document.notes.push_back({{}, "n", {{{}, Figure{{"note.png", "a", ""}, {}}}}});
  const Loaded loaded = load(document, folder);
  CHECK(loaded.diagnostics.items().empty());
  CHECK(loaded.store.by_source.size() == 3);
}

TEST_CASE("a blank written as %20 is found") {
  const Folder folder;
  folder.add("my map.png", png());
  CHECK(load(figures({"my%20map.png"}), folder).diagnostics.items().empty());
}

TEST_CASE("a missing image names the folder and the nearest file") {
  const Folder folder;
  folder.add("figures/pain-scale.png", png());
  const Diagnostic found = only_finding("figures/pain-scal.png", folder);
  CHECK(found.rule.name == "image-missing");
  CHECK(found.span == SourceSpan{1, 2});
  CHECK(found.message == "the image \"figures/pain-scal.png\" is not there");
  CHECK(found.hint.find((folder.path() / "figures").string()) != std::string::npos);
  CHECK(found.hint.find("did you mean \"figures/pain-scale.png\"?") != std::string::npos);
  CHECK(only_finding("nowhere/a.png", folder).hint.find("no folder") != std::string::npos);
}

TEST_CASE("an image that fails is told once") {
  const Folder folder;
  CHECK(load(figures({"a.png", "a.png"}), folder).diagnostics.items().size() == 1);
}

TEST_CASE("what is not a file beside the document is refused") {
  const Folder folder;
  fs::create_directory(folder.path() / "sub");
  CHECK(only_finding("https://example.org/a.png", folder).rule.name == "image-on-the-web");
  CHECK(only_finding("//example.org/a.png", folder).rule.name == "image-on-the-web");
  CHECK(only_finding("data:image/png;base64,AAAA", folder).rule.name == "image-not-a-file");
  CHECK(only_finding("sub", folder).rule.name == "image-not-a-file");
  CHECK(only_finding("", folder).rule.name == "image-missing");
}

TEST_CASE("other kinds of files are called by their names") {
  const Folder folder;
  folder.add("a.png",
             "\0\0\0\x18"
             "ftypheic"s +
                 "0000");
  folder.add("b.png", "just words");
  CHECK(only_finding("a.png", folder).message.find("HEIC") != std::string::npos);
  CHECK(only_finding("b.png", folder).rule.name == "image-kind");
}

TEST_CASE("an SVG is a drawing of its own size; what it loses is a warning where it stands") {
  const Folder folder;
  folder.add("a.svg",
             "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" "
             "height=\"20\"><rect width=\"9\" height=\"9\"/><foreignObject/></svg>");
  const Loaded loaded = load(figures({"a.svg"}), folder);
  REQUIRE(loaded.store.images.size() == 1);
  const ImageResource& image = *loaded.store.images.begin();
  CHECK(image.media_type == "image/svg+xml");
  CHECK(image.file.find("foreignObject") == std::string::npos);
  CHECK(std::holds_alternative<Vectors>(image.content));
  CHECK(image.width / image.dots_per_inch == doctest::Approx(30.0 / 96));
  REQUIRE(loaded.diagnostics.items().size() == 1);
  const Diagnostic& found = loaded.diagnostics.items()[0];
  CHECK(found.severity == Severity::kWarning);
  CHECK(found.rule.name == "image-svg-part-removed");
  CHECK(found.span == SourceSpan{1, 2});
  CHECK(found.message.starts_with("the image \"a.svg\" loses a <foreignObject>"));
}

TEST_CASE("an SVG without a size is an error where it stands") {
  const Folder folder;
  folder.add("a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
  CHECK(only_finding("a.svg", folder).rule.name == "image-svg-no-size");
}

TEST_CASE("broken images are told at their places, good ones are loaded") {
  const Folder folder;
  folder.add("good.png", png());
  folder.add("bad.png", png().substr(0, 40));
  const Loaded loaded = load(figures({"good.png", "bad.png"}), folder);
  REQUIRE(loaded.diagnostics.items().size() == 1);
  CHECK(loaded.diagnostics.items()[0].rule.name == "image-broken");
  CHECK(loaded.diagnostics.items()[0].span == SourceSpan{2, 3});
  CHECK(loaded.store.images.size() == 1);
}

TEST_CASE("kinds of files by their first bytes") {
  CHECK(file_kind("") == FileKind::kUnknown);
  CHECK(file_kind("GIF89a") == FileKind::kGif);
  CHECK(file_kind("RIFF\0\0\0\0WEBPVP8 "s) == FileKind::kWebp);
  CHECK(file_kind("II*\0"s) == FileKind::kTiff);
  CHECK(file_kind("%PDF-1.7") == FileKind::kPdf);
  CHECK(file_kind("BM") == FileKind::kBmp);
  CHECK(file_kind("\0\0\0\x1C"
                  "ftypavif"s) == FileKind::kAvif);
  CHECK(file_kind("  <svg/>") == FileKind::kSvg);
  CHECK(file_kind("<html><svg/></html>") == FileKind::kUnknown);
}

}  // namespace clearleaf::image
