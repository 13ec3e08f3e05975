// lower_bound FILE.md: what any such tool has to do: parse the Markdown, shape its text once, deflate what it writes.
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <hb.h>
#include <libdeflate.h>

#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

std::string read(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void shape(hb_font_t* font, const char* text) {
  hb_buffer_t* buffer = hb_buffer_create();
  hb_buffer_add_utf8(buffer, text, -1, 0, -1);
  hb_buffer_guess_segment_properties(buffer);
  hb_shape(font, buffer, nullptr, 0);
  hb_buffer_destroy(buffer);
}

}  // namespace

int main(int, char** argv) {
  const std::string source = read(argv[1]);
  cmark_gfm_core_extensions_ensure_registered();
  cmark_parser* parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
  cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
  cmark_parser_feed(parser, source.data(), source.size());
  cmark_node* document = cmark_parser_finish(parser);

  hb_blob_t* blob = hb_blob_create_from_file("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf");
  hb_font_t* font = hb_font_create(hb_face_create(blob, 0));
  cmark_iter* nodes = cmark_iter_new(document);
  for (cmark_event_type event; (event = cmark_iter_next(nodes)) != CMARK_EVENT_DONE;) {
    cmark_node* node = cmark_iter_get_node(nodes);
    const bool text = cmark_node_get_type(node) == CMARK_NODE_TEXT;
    if (event == CMARK_EVENT_ENTER && text) shape(font, cmark_node_get_literal(node));
  }

  char* html = cmark_render_html(document, CMARK_OPT_UNSAFE, nullptr);
  libdeflate_compressor* compressor = libdeflate_alloc_compressor(6);
  const std::size_t length = std::strlen(html);
  std::vector<char> out(libdeflate_deflate_compress_bound(compressor, length));
  const std::size_t size =
      libdeflate_deflate_compress(compressor, html, length, out.data(), out.size());
  std::printf("%zu\n", size);
}
