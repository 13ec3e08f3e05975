// The structure tree and its joints to pages (ISO 32000-1 14.7).
#include "base/memory.h"
#include "verify/pdf_attributes.h"
#include "verify/pdf_limits.h"
#include "verify/pdf_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace clearleaf::verify {

namespace {

// ISO 32000-1 14.8.4.
constexpr auto kStandardTypes = std::to_array<std::string_view>(
    {"Annot",    "Art",    "BibEntry", "BlockQuote", "Caption", "Code",      "Div",
     "Document", "Figure", "Form",     "Formula",    "H",       "H1",        "H2",
     "H3",       "H4",     "H5",       "H6",         "Index",   "L",         "LBody",
     "LI",       "Lbl",    "Link",     "NonStruct",  "Note",    "P",         "Part",
     "Private",  "Quote",  "RB",       "RP",         "RT",      "Reference", "Ruby",
     "Sect",     "Span",   "TBody",    "TD",         "TFoot",   "TH",        "THead",
     "TOC",      "TOCI",   "TR",       "Table",      "WP",      "WT",        "Warichu"});
static_assert(std::ranges::is_sorted(kStandardTypes));
constexpr std::size_t kMostRoleSteps = 100;
constexpr std::size_t kMostClasses = 1000;

std::string_view standard_type(std::string_view name) {
  const auto found = std::ranges::lower_bound(kStandardTypes, name);
  return found != kStandardTypes.end() && *found == name ? *found : std::string_view();
}

/// Reads the tree without recursion, parents before their kids.
class TreeReader {
 public:
  TreeReader(PdfReading& reading, const PdfValue& root)
      : reading_(reading), objects_(reading.objects), file_(reading.file), root_(root) {}

  void read();

 private:
  struct Open {
    PdfValue value;  // of the kid as written
    std::optional<Id<PdfElement>> parent;
    std::uint32_t slot;  // in PdfFile::kids
    std::size_t depth;
  };

  void read_role_map();
  std::string_view standard_of(std::string_view type);
  std::uint32_t place_of_attributes(std::string_view type, PdfAttributes attributes);
  void add_element(const Open& open, const PdfValue& dict);
  void add_kids(Id<PdfElement> element, const PdfValue& dict, std::size_t depth);
  std::optional<PdfKid> kid_of(const PdfElement& element, const PdfValue& value);
  std::optional<PdfKid> element_kid(const PdfElement& element, const PdfValue& value,
                                    const PdfValue& found);
  PdfMarkedKid marked_kid(const PdfElement& element, std::int64_t mcid, const PdfValue& dict);
  std::optional<Id<PdfPage>> page_of(const PdfValue& reference) const;
  void broken(std::uint32_t object, std::string message) {
    reading_.report.add("ISO 32000-1 14.7.2", fmt::format("object {}", object), std::move(message));
  }

  PdfReading& reading_;
  PdfObjects& objects_;
  PdfFile& file_;
  PdfValue root_;
  PdfValue class_map_;
  std::unordered_map<std::string_view, std::string_view> roles_;  // the RoleMap
  std::unordered_map<std::string, std::string_view> standard_;    // by type as written
  std::unordered_set<const void*> placed_;  // elements that have their parent, lists of kids
  std::unordered_map<std::string_view, std::uint32_t> last_attributes_;  // by type as written
  std::vector<Open> open_;
};

void TreeReader::read_role_map() {
  const PdfValue map = objects_.get(root_, "RoleMap");
  for (std::size_t i = 0; i < map.entries(); ++i) {
    const std::string_view to = objects_.resolve(map.value(i)).name();
    file_.structure.role_map.emplace_back(map.key(i), to);
    roles_.emplace(map.key(i), to);
  }
  for (std::size_t i = 0; i < map.entries(); ++i) standard_of(map.key(i));
}

std::string_view TreeReader::standard_of(std::string_view type) {
  if (const std::string_view own = standard_type(type); !own.empty()) return own;
  const auto known = standard_.find(std::string(type));
  if (known != standard_.end()) return known->second;
  std::string_view found;
  auto role = roles_.find(type);
  for (std::size_t steps = 0; role != roles_.end() && found.empty(); ++steps) {
    if (steps == kMostRoleSteps) {
      file_.structure.role_loops.emplace_back(type);
      break;
    }
    found = standard_type(role->second);
    role = roles_.find(role->second);
  }
  standard_.emplace(type, found);
  return found;
}

std::optional<Id<PdfPage>> TreeReader::page_of(const PdfValue& reference) const {
  const auto page = reading_.pages.find(reference.object());
  if (page == reading_.pages.end()) return std::nullopt;
  return page->second;
}

PdfMarkedKid TreeReader::marked_kid(const PdfElement& element, std::int64_t mcid,
                                    const PdfValue& dict) {
  PdfMarkedKid kid;
  kid.mcid = static_cast<std::uint32_t>(std::clamp<std::int64_t>(mcid, 0, 0xFFFFFFFF));
  kid.page = element.page;
  if (const auto own = page_of(dict["Pg"])) kid.page = own;
  kid.stream = dict["Stm"].object();
  return kid;
}

std::optional<PdfKid> TreeReader::element_kid(const PdfElement& element, const PdfValue& value,
                                              const PdfValue& found) {
  if (!placed_.insert(found.identity()).second) {
    broken(value.is_reference() ? value.object() : element.object,
           "the element stands in the structure tree twice, or in itself");
    return std::nullopt;
  }
  return PdfElementKid{Id<PdfElement>(0)};  // known when it is read
}

std::optional<PdfKid> TreeReader::kid_of(const PdfElement& element, const PdfValue& value) {
  const PdfValue found = objects_.resolve(value);
  if (const auto mcid = found.integer()) return marked_kid(element, *mcid, {});
  if (!found.is_dict()) {
    broken(element.object, "a kid is missing or of no known kind");
    return std::nullopt;
  }
  if (objects_.get(found, "S").is_name()) return element_kid(element, value, found);
  if (const auto mcid = objects_.get(found, "MCID").integer()) {
    return marked_kid(element, *mcid, found);
  }
  if (found["Obj"].is_reference()) {
    PdfObjectKid kid;
    kid.object = found["Obj"].object();
    const auto annotation = reading_.annotations.find(kid.object);
    if (annotation != reading_.annotations.end()) kid.annotation = annotation->second;
    return kid;
  }
  broken(element.object, "a kid is neither an element nor content nor an object");
  return std::nullopt;
}

void TreeReader::add_kids(Id<PdfElement> id, const PdfValue& dict, std::size_t depth) {
  const PdfValue kids = objects_.get(dict, "K");
  if (kids.is_null()) return;
  const PdfValue& written = dict["K"];
  const std::span<const PdfValue> list = kids.is_array() ? kids.items() : std::span(&written, 1);
  PdfElement& element = file_.elements[id];
  if (kids.is_array() && written.is_reference() && !placed_.insert(kids.identity()).second) {
    return broken(element.object, "its list of kids is another element's");
  }
  element.first_kid = static_cast<std::uint32_t>(file_.kids.size());
  const std::size_t waiting = open_.size();
  for (const PdfValue& value : list) {
    const auto kid = kid_of(element, value);
    if (!kid) continue;
    if (std::holds_alternative<PdfElementKid>(*kid)) {
      open_.push_back({value, id, static_cast<std::uint32_t>(file_.kids.size()), depth + 1});
    }
    file_.kids.push_back(*kid);
  }
  element.kid_count = static_cast<std::uint32_t>(file_.kids.size()) - element.first_kid;
  std::reverse(open_.begin() + static_cast<std::ptrdiff_t>(waiting), open_.end());
}

/// The header cells or lists of a file mostly have the same attributes, which are kept once.
std::uint32_t TreeReader::place_of_attributes(std::string_view type, PdfAttributes attributes) {
  std::uint32_t& last = last_attributes_[type];
  if (last == 0 || file_.attributes[last] != attributes) {
    last = static_cast<std::uint32_t>(file_.attributes.size());
    file_.attributes.push_back(std::move(attributes));
  }
  return last;
}

void TreeReader::add_element(const Open& open, const PdfValue& dict) {
  PdfElement element;
  element.type = file_.names.of(objects_.get(dict, "S").name());
  element.standard = standard_of(element.type);
  element.parent = open.parent;
  element.page = page_of(dict["Pg"]);
  element.object = open.value.object();
  element.parent_object = dict["P"].object();
  if (auto attributes = attributes_of(objects_, dict, class_map_)) {
    element.attributes = place_of_attributes(element.type, std::move(*attributes));
  }
  const Id<PdfElement> id = file_.elements.push_back(std::move(element));
  if (const std::uint32_t object = open.value.object(); object != 0) {
    if (reading_.elements.size() <= object) reading_.elements.resize(object + 1);
    reading_.elements[object] = id;
  }
  if (open.parent) file_.kids[open.slot] = PdfElementKid{id};
  if (open.depth >= limits::kPdfElementDepth) {
    return broken(open.value.object(), "elements stand in one another deeper than is accepted");
  }
  add_kids(id, dict, open.depth);
}

void TreeReader::read() {
  PdfStructure& structure = file_.structure;
  structure.present = true;
  structure.object = reading_.catalog["StructTreeRoot"].object();
  class_map_ = objects_.get(root_, "ClassMap");
  if (class_map_.entries() > kMostClasses) class_map_ = {};
  read_role_map();
  const std::size_t objects = objects_.numbers().size();
  placed_.reserve(objects);
  file_.elements.reserve(objects);
  file_.kids.reserve(objects);
  const PdfValue kids = objects_.get(root_, "K");
  const PdfValue& written = root_["K"];
  const std::span<const PdfValue> list = kids.is_array() ? kids.items() : std::span(&written, 1);
  for (auto kid = list.rbegin(); kid != list.rend(); ++kid) {
    if (!kid->is_null()) open_.push_back({*kid, std::nullopt, 0, 0});
  }
  while (!open_.empty()) {
    const Open next = open_.back();
    open_.pop_back();
    const PdfValue dict = objects_.resolve(next.value);
    const bool is_first = next.parent || placed_.insert(dict.identity()).second;
    if (!is_first || !objects_.get(dict, "S").is_name()) {
      broken(next.value.object(), "a kid of the root is no element, or stands there twice");
      continue;
    }
    add_element(next, dict);
  }
}

void read_trees(PdfReading& reading, const PdfValue& root) {
  PdfObjects& objects = reading.objects;
  PdfStructure& structure = reading.file.structure;
  structure.has_parent_tree = objects.get(root, "ParentTree").is_dict();
  structure.parent_tree_next_key = objects.get(root, "ParentTreeNextKey").integer().value_or(0);
  walk_tree(objects, root["ParentTree"], "Nums", [&](std::span<const PdfValue> nums) {
    for (std::size_t i = 0; i + 1 < nums.size(); i += 2) {
      const auto key = objects.resolve(nums[i]).integer();
      if (key) reading.parents.emplace(*key, nums[i + 1]);
    }
  });
  structure.has_id_tree = objects.get(root, "IDTree").is_dict();
  walk_tree(objects, root["IDTree"], "Names", [&](std::span<const PdfValue> names) {
    for (std::size_t i = 0; i + 1 < names.size(); i += 2) {
      structure.id_tree.emplace_back(to_utf8_text(objects.resolve(names[i]).string()),
                                     element_of(reading, names[i + 1].object()));
    }
  });
}

}  // namespace

void read_structure(PdfReading& reading) {
  const PdfValue root = reading.objects.get(reading.catalog, "StructTreeRoot");
  if (!root.is_dict()) return;
  // The elements are most of a file's objects, and all that is asked of them is in PdfFile then.
  reading.objects.begin_passing();
  TreeReader(reading, root).read();
  reading.objects.forget_passing();
  reading.file.elements.shrink_to_fit();
  reading.file.kids.shrink_to_fit();
  reading.file.attributes.shrink_to_fit();
  give_back_free_memory();
  read_trees(reading, root);
}

// ---- joints ----

namespace {

/// Takes ParentTree entries one by one; each belongs to one page, form or annotation.
class ParentTree {
 public:
  explicit ParentTree(PdfReading& reading) : reading_(reading) {}

  std::optional<PdfValue> take(std::optional<std::int64_t> key) {
    if (!key) return std::nullopt;
    const auto entry = reading_.parents.find(*key);
    if (entry == reading_.parents.end()) return std::nullopt;
    if (!taken_.insert(*key).second) {
      reading_.report.add("ISO 32000-1 14.7.4.4", "",
                          fmt::format("ParentTree key {} belongs to two things", *key));
      return std::nullopt;
    }
    return entry->second;
  }

  std::optional<Id<PdfElement>> element(const PdfValue& reference) const {
    return element_of(reading_, reference.object());
  }

  std::vector<std::optional<Id<PdfElement>>> elements(const PdfValue& array) {
    std::vector<std::optional<Id<PdfElement>>> out;
    const PdfValue found = reading_.objects.resolve(array);
    if (!arrays_.insert(found.identity()).second) return out;
    const auto items = found.items();
    out.reserve(items.size());
    for (const PdfValue& item : items) out.push_back(element(item));
    return out;
  }

  std::vector<std::int64_t> left() const {
    std::vector<std::int64_t> keys;
    for (const auto& [key, value] : reading_.parents) {
      if (!taken_.contains(key)) keys.push_back(key);
    }
    std::ranges::sort(keys);
    return keys;
  }

 private:
  PdfReading& reading_;
  std::unordered_set<std::int64_t> taken_;
  std::unordered_set<const void*> arrays_;  // each joins one page or form
};

using Parents = std::vector<std::optional<Id<PdfElement>>>;
using FormParents = std::unordered_map<std::uint32_t, Parents>;

void join_page(PdfPage& page, const FormParents& forms,
               std::unordered_map<std::uint64_t, Id<MarkedContent>>& in_forms,
               std::vector<std::optional<Id<MarkedContent>>>& by_mcid) {
  for (std::size_t i = 0; i < page.content.marks.size(); ++i) {
    const Id<MarkedContent> id = page.content.marks.id_at(i);
    MarkedContent& mark = page.content.marks[id];
    if (!mark.mcid) continue;
    const Parents* parents = &page.parents;
    if (mark.form != 0) {
      const auto form = forms.find(mark.form);
      in_forms.emplace(std::uint64_t{mark.form} << 32U | *mark.mcid, id);
      if (form == forms.end()) continue;
      parents = &form->second;
    } else if (*mark.mcid < page.content.marks.size() + page.parents.size()) {
      if (by_mcid.size() <= *mark.mcid) by_mcid.resize(*mark.mcid + 1);
      if (!by_mcid[*mark.mcid]) by_mcid[*mark.mcid] = id;
    } else {
      in_forms.emplace(*mark.mcid, id);  // far out of range
    }
    if (*mark.mcid < parents->size()) mark.element = (*parents)[*mark.mcid];
  }
}

}  // namespace

void join_structure(PdfReading& reading) {
  PdfFile& file = reading.file;
  ParentTree tree(reading);
  for (PdfPage& page : file.pages) {
    const auto entry = tree.take(page.struct_parents);
    page.has_parent_entry = entry.has_value();
    if (entry) page.parents = tree.elements(*entry);
  }
  FormParents forms;
  for (const PdfXObject& xobject : file.xobjects) {
    if (const auto entry = tree.take(xobject.struct_parents)) {
      forms.emplace(xobject.object, tree.elements(*entry));
    }
    tree.take(xobject.struct_parent);
  }
  for (PdfAnnotation& annotation : file.annotations) {
    if (const auto entry = tree.take(annotation.struct_parent)) {
      annotation.element = tree.element(*entry);
    }
  }
  file.structure.stray_parent_keys = tree.left();

  std::vector<std::vector<std::optional<Id<MarkedContent>>>> by_mcid(file.pages.size());
  std::vector<std::unordered_map<std::uint64_t, Id<MarkedContent>>> in_forms(file.pages.size());
  for (std::size_t i = 0; i < file.pages.size(); ++i) {
    join_page(file.pages[file.pages.id_at(i)], forms, in_forms[i], by_mcid[i]);
  }
  for (PdfKid& kid : file.kids) {
    auto* marked = std::get_if<PdfMarkedKid>(&kid);
    if (marked == nullptr || !marked->page) continue;
    const std::size_t page = marked->page->index();
    if (marked->stream == 0 && marked->mcid < by_mcid[page].size()) {
      marked->mark = by_mcid[page][marked->mcid];
    } else {
      const auto found = in_forms[page].find(std::uint64_t{marked->stream} << 32U | marked->mcid);
      if (found != in_forms[page].end()) marked->mark = found->second;
    }
  }
}

}  // namespace clearleaf::verify
