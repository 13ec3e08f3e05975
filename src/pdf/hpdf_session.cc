// Numbers and entries → libharu's objects, and those → PDF syntax.
//
// libharu 2.3.0 has no word for tagging, yet its object layer is exported and two fields of
// HPDF_Dict_Rec open it: `write_fn` is called just before the dictionary's ">>", and a dictionary
// whose `stream` is null is written as a plain dictionary. So each object is libharu's, and its
// entries and stream bytes are ours. Both fields are as old as 2.0 and unchanged in 2.4.
#include "pdf/hpdf_session.h"

#include "base/checked.h"
#include "base/environment_error.h"
#include "base/invariant.h"

#include <hpdf.h>

#include <algorithm>
#include <exception>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace clearleaf::pdf {

namespace {

// libharu's lists grow by a constant; its 1024 for objects makes a long document quadratic.
constexpr HPDF_UINT kObjectsPerBlock = 1U << 17U;
// Kids of one node of the page tree: a flat tree ends at libharu's 32,767 items of an array.
constexpr HPDF_UINT kPagesPerNode = 128;
// The page, its content stream and that one's length; at times a node of the page tree.
constexpr std::size_t kObjectsPerPage = 4;
constexpr HPDF_UINT32 kNumberMask = 0x00FFFFFF;

[[noreturn]] void fail(HPDF_STATUS status, const char* call) {
  throw EnvironmentError(
      "write the PDF", "",
      std::string("libharu's ") + call + " gave error " + std::to_string(status));
}

void check(HPDF_STATUS status, const char* call) {
  if (status != HPDF_OK) fail(status, call);
}

ObjectRef ref_of(const void* object) {
  return {static_cast<const HPDF_Obj_Header*>(object)->obj_id & kNumberMask};
}

bool is_dict(const void* object) {
  const auto* header = static_cast<const HPDF_Obj_Header*>(object);
  return (header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT;
}

/// Dictionaries of consecutive numbers from `first`.
struct Block {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  EntriesWriter write_entries;
};

}  // namespace

struct HpdfSession::Impl {
  std::uint32_t most_objects;
  HPDF_Doc doc = nullptr;
  HPDF_Stream writer = nullptr;  // calls append_bytes; its attr is this Impl
  std::string* out = nullptr;    // where append_bytes puts them
  std::exception_ptr failure;    // thrown in a callback, to be thrown on once C's frames are left

  std::vector<Block> blocks;  // by ascending number
  std::unordered_map<std::uint32_t, std::string> entries;
  std::unordered_map<std::uint32_t, std::string> streams;

  explicit Impl(std::uint32_t most);
  ~Impl();
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  template <class T>
  T made(T object, const char* call) const {
    if (object == nullptr) fail(doc->error.error_no, call);
    return object;
  }
  HPDF_Dict dict(ObjectRef ref) const;
  HPDF_Dict new_dict();
  void require_room_for(std::size_t count) const;
  void append_entries(ObjectRef ref, std::string& target) const;

  static HPDF_STATUS append_bytes(HPDF_Stream stream, const HPDF_BYTE* bytes,
                                  HPDF_UINT size) noexcept;
  static HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream) noexcept;
};

HpdfSession::Impl::Impl(std::uint32_t most) : most_objects(most) {
  // No error handler: the object layer never calls it. Every status is read instead.
  doc = HPDF_New(nullptr, nullptr);
  if (doc == nullptr) throw EnvironmentError("start libharu", "", "HPDF_New gave nothing");
  doc->pdf_version = HPDF_VER_17;
  doc->xref->entries->items_per_block = kObjectsPerBlock;
  writer = HPDF_CallbackWriter_New(doc->mmgr, append_bytes, this);
  if (writer == nullptr || HPDF_SetPagesConfiguration(doc, kPagesPerNode) != HPDF_OK) {
    HPDF_Free(doc);
    throw EnvironmentError("start libharu", "", "it has no memory");
  }
}

HpdfSession::Impl::~Impl() {
  HPDF_Stream_Free(writer);
  HPDF_Free(doc);
}

HPDF_Dict HpdfSession::Impl::dict(ObjectRef ref) const {
  INVARIANT(ref.number > 0 && ref.number < doc->xref->entries->count, "the object exists");
  void* object = made(HPDF_Xref_GetEntry(doc->xref, ref.number), "HPDF_Xref_GetEntry")->obj;
  INVARIANT(is_dict(object), "entries belong to dictionaries");
  return static_cast<HPDF_Dict>(object);
}

/// The first object of a large block is refused already: nothing is built that cannot be written.
void HpdfSession::Impl::require_room_for(std::size_t count) const {
  if (doc->xref->entries->count + count <= most_objects) return;
  throw EnvironmentError("write the PDF", "",
                         "it would have more objects than a PDF can hold, " +
                             std::to_string(most_objects) +
                             "; split the document into several of about the same length");
}

HPDF_Dict HpdfSession::Impl::new_dict() {
  require_room_for(1);
  HPDF_Dict created = made(HPDF_Dict_New(doc->mmgr), "HPDF_Dict_New");
  if (const HPDF_STATUS status = HPDF_Xref_Add(doc->xref, created); status != HPDF_OK) {
    fail(status, "HPDF_Xref_Add");
  }
  created->write_fn = write_entries;
  return created;
}

void HpdfSession::Impl::append_entries(ObjectRef ref, std::string& target) const {
  const auto after = std::upper_bound(
      blocks.begin(), blocks.end(), ref.number,
      [](std::uint32_t number, const Block& block) { return number < block.first; });
  if (after != blocks.begin()) {
    const Block& block = *std::prev(after);
    const std::uint32_t index = ref.number - block.first;
    if (index < block.count) block.write_entries(index, target);
  }
  if (const auto found = entries.find(ref.number); found != entries.end()) {
    target += found->second;
  }
}

// Called by C: an exception may not leave, so it waits in `failure`.
HPDF_STATUS HpdfSession::Impl::append_bytes(HPDF_Stream stream, const HPDF_BYTE* bytes,
                                            HPDF_UINT size) noexcept {
  auto* impl = static_cast<Impl*>(stream->attr);
  try {
    impl->out->append(reinterpret_cast<const char*>(bytes), size);
    return HPDF_OK;
  } catch (...) {
    impl->failure = std::current_exception();
    return HPDF_SetError(stream->error, HPDF_FAILD_TO_ALLOC_MEM, 0);
  }
}

HPDF_STATUS HpdfSession::Impl::write_entries(HPDF_Dict dict, HPDF_Stream stream) noexcept {
  auto* impl = static_cast<Impl*>(stream->attr);
  try {
    impl->append_entries(ref_of(dict), *impl->out);
    return HPDF_OK;
  } catch (...) {
    impl->failure = std::current_exception();
    return HPDF_SetError(dict->error, HPDF_INVALID_OBJECT, 0);
  }
}

HpdfSession::HpdfSession(std::uint32_t most_objects) : impl_(std::make_unique<Impl>(most_objects)) {
  impl_->doc->catalog->write_fn = Impl::write_entries;
  // HPDF_New has put its own name there; every entry of Info is ours.
  check(HPDF_Dict_RemoveElement(impl_->doc->info, "Producer"), "HPDF_Dict_RemoveElement");
  impl_->doc->info->write_fn = Impl::write_entries;
}

HpdfSession::~HpdfSession() = default;

ObjectRef HpdfSession::catalog() const {
  return ref_of(impl_->doc->catalog);
}

ObjectRef HpdfSession::info() const {
  return ref_of(impl_->doc->info);
}

ObjectRef HpdfSession::add_dict(std::string entries) {
  const ObjectRef created = ref_of(impl_->new_dict());
  impl_->entries.emplace(created.number, std::move(entries));
  return created;
}

ObjectRef HpdfSession::add_dicts(std::size_t count, EntriesWriter write_entries) {
  INVARIANT(count > 0, "a block has dictionaries");
  impl_->require_room_for(count);
  const ObjectRef first = ref_of(impl_->new_dict());
  for (std::size_t i = 1; i < count; ++i) impl_->new_dict();
  impl_->blocks.push_back({first.number, checked<std::uint32_t>(count), std::move(write_entries)});
  return first;
}

ObjectRef HpdfSession::add_stream(std::string entries, std::string bytes) {
  const ObjectRef created = add_dict(std::move(entries));
  add_entries(created, "/Length " + std::to_string(bytes.size()));
  impl_->streams.emplace(created.number, std::move(bytes));
  return created;
}

ObjectRef HpdfSession::add_page() {
  impl_->require_room_for(kObjectsPerPage);
  HPDF_Page page = impl_->made(HPDF_AddPage(impl_->doc), "HPDF_AddPage");
  // libharu's MediaBox is A4 in whole points and its Resources name a ProcSet, long obsolete.
  check(HPDF_Dict_RemoveElement(page, "MediaBox"), "HPDF_Dict_RemoveElement");
  check(HPDF_Dict_RemoveElement(page, "Resources"), "HPDF_Dict_RemoveElement");
  page->write_fn = Impl::write_entries;
  auto* attr = static_cast<HPDF_PageAttr>(page->attr);
  HPDF_Stream_Free(attr->contents->stream);
  attr->contents->stream = nullptr;
  attr->stream = nullptr;
  attr->contents->write_fn = Impl::write_entries;
  return ref_of(page);
}

void HpdfSession::set_contents(ObjectRef page, std::string bytes) {
  HPDF_Dict contents = static_cast<HPDF_PageAttr>(impl_->dict(page)->attr)->contents;
  auto* length = static_cast<HPDF_Number>(
      impl_->made(HPDF_Dict_GetItem(contents, "Length", HPDF_OCLASS_NUMBER), "HPDF_Dict_GetItem"));
  HPDF_Number_SetValue(length, checked<HPDF_INT32>(bytes.size()));
  const ObjectRef ref = ref_of(contents);
  add_entries(ref, "/Filter/FlateDecode");
  impl_->streams.insert_or_assign(ref.number, std::move(bytes));
}

ObjectRef HpdfSession::add_link_annotation() {
  // HPDF_Annotation_New makes this and holds 900 bytes for its two names: long documents have a
  // link in every other line.
  return add_dict("/Type /Annot\n/Subtype /Link\n");
}

ObjectRef HpdfSession::add_outline_item(std::optional<ObjectRef> parent, OutlineState state) {
  impl_->require_room_for(1);
  HPDF_Outline above = parent ? impl_->dict(*parent) : nullptr;
  HPDF_Outline item =
      impl_->made(HPDF_CreateOutline(impl_->doc, above, "", nullptr), "HPDF_CreateOutline");
  check(HPDF_Outline_SetOpened(item, state == OutlineState::kOpen ? HPDF_TRUE : HPDF_FALSE),
        "HPDF_Outline_SetOpened");
  // The title's encoding is ours; an item has no Type (12.3.3), libharu writes /Outlines.
  check(HPDF_Dict_RemoveElement(item, "Title"), "HPDF_Dict_RemoveElement");
  check(HPDF_Dict_RemoveElement(item, "Type"), "HPDF_Dict_RemoveElement");
  item->write_fn = Impl::write_entries;
  return ref_of(item);
}

void HpdfSession::add_entries(ObjectRef dict, std::string_view entries) {
  INVARIANT(impl_->dict(dict)->write_fn == Impl::write_entries, "the dictionary was made here");
  impl_->entries[dict.number] += entries;
}

std::uint32_t HpdfSession::object_count() const {
  return impl_->doc->xref->entries->count;
}

void HpdfSession::append_object(ObjectRef object, std::string& out) {
  void* value =
      impl_->made(HPDF_Xref_GetEntry(impl_->doc->xref, object.number), "HPDF_Xref_GetEntry")->obj;
  impl_->out = &out;
  const HPDF_STATUS status = HPDF_Obj_WriteValue(value, impl_->writer, nullptr);
  impl_->out = nullptr;
  if (impl_->failure) std::rethrow_exception(std::exchange(impl_->failure, nullptr));
  check(status, "HPDF_Obj_WriteValue");
}

std::optional<std::string> HpdfSession::take_stream(ObjectRef object) {
  auto node = impl_->streams.extract(object.number);
  if (node.empty()) return std::nullopt;
  return std::move(node.mapped());
}

}  // namespace clearleaf::pdf
