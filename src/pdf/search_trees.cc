// Sorted keys → nodes of 64, level by level.
#include "pdf/search_trees.h"

#include "base/invariant.h"
#include "pdf/syntax.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace clearleaf::pdf {

namespace {

constexpr std::size_t kPerNode = 64;

/// What a number tree and a name tree differ in.
struct TreeKind {
  std::string_view leaf_key;  // "/Nums" or "/Names"
  std::function<void(std::size_t index, std::string& out)> append_key;
  ValueWriter append_value;
};

std::size_t nodes_for(std::size_t items) {
  return (items + kPerNode - 1) / kPerNode;
}

void append_limits(std::string& out, const TreeKind& kind, std::size_t first, std::size_t last) {
  out += "/Limits[";
  kind.append_key(first, out);
  out += ' ';
  kind.append_key(last, out);
  out += ']';
}

void append_leaf(std::string& out, const TreeKind& kind, std::size_t begin, std::size_t end) {
  out += kind.leaf_key;
  out += '[';
  for (std::size_t i = begin; i < end; ++i) {
    if (i > begin) out += ' ';
    kind.append_key(i, out);
    out += ' ';
    kind.append_value(i, out);
  }
  out += ']';
}

void append_kids(std::string& out, ObjectRef first_kid, std::size_t begin, std::size_t end) {
  out += "/Kids[";
  for (std::size_t i = begin; i < end; ++i) {
    if (i > begin) out += ' ';
    append_ref(out, {first_kid.number + static_cast<std::uint32_t>(i)});
  }
  out += ']';
}

/// Nodes are made from the leaves up. Each level is one block of objects, so a node's kids are
/// consecutive numbers and its entries can be computed from its index alone.
ObjectRef add_tree(HpdfSession& session, std::size_t count, const TreeKind& kind) {
  std::size_t nodes = std::max<std::size_t>(nodes_for(count), 1);
  const bool one_leaf = nodes == 1;
  ObjectRef level = session.add_dicts(nodes, [=](std::size_t node, std::string& out) {
    const std::size_t begin = node * kPerNode;
    const std::size_t end = std::min(begin + kPerNode, count);
    // The root has no Limits (table 37).
    if (!one_leaf) append_limits(out, kind, begin, end - 1);
    append_leaf(out, kind, begin, end);
  });
  std::size_t keys_per_kid = kPerNode;
  while (nodes > 1) {
    const std::size_t kids = nodes;
    const ObjectRef first_kid = level;
    nodes = nodes_for(kids);
    const bool root = nodes == 1;
    const std::size_t keys_per_node = keys_per_kid * kPerNode;
    level = session.add_dicts(nodes, [=](std::size_t node, std::string& out) {
      if (!root) {
        append_limits(out, kind, node * keys_per_node,
                      std::min((node + 1) * keys_per_node, count) - 1);
      }
      append_kids(out, first_kid, node * kPerNode, std::min((node + 1) * kPerNode, kids));
    });
    keys_per_kid = keys_per_node;
  }
  return level;
}

}  // namespace

ObjectRef add_number_tree(HpdfSession& session, std::size_t count, ValueWriter write_value) {
  return add_tree(session, count,
                  {"/Nums", [](std::size_t key, std::string& out) { out += std::to_string(key); },
                   std::move(write_value)});
}

ObjectRef add_name_tree(HpdfSession& session, std::vector<NameTreeEntry> entries) {
  // Sorted by the bytes of the strings in the file, not by code points.
  std::map<std::string, NameTreeEntry> by_bytes;
  for (NameTreeEntry& entry : entries) {
    std::string bytes = text_string_bytes(entry.name);
    const bool added = by_bytes.emplace(std::move(bytes), std::move(entry)).second;
    INVARIANT(added, "ISO 32000-1 7.9.6: keys of a name tree are unique");
  }
  std::vector<std::string> names;
  std::vector<ObjectRef> values;
  for (auto& [bytes, entry] : by_bytes) {
    names.push_back(text_string(entry.name));
    values.push_back(entry.value);
  }
  return add_tree(session, names.size(),
                  {"/Names", [names](std::size_t i, std::string& out) { out += names[i]; },
                   [values](std::size_t i, std::string& out) { append_ref(out, values[i]); }});
}

}  // namespace clearleaf::pdf
