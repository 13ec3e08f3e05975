// Keys and values → number trees and name trees (ISO 32000-1 7.9.6, 7.9.7).
#pragma once

#include "pdf/hpdf_session.h"

#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace clearleaf::pdf {

/// Appends the value of `key`.
using ValueWriter = std::function<void(std::size_t key, std::string& out)>;

/// A number tree with the keys 0 to `count` - 1; the values are asked for when the file is written.
/// At most 64 keys or kids a node, as many levels as it takes. Returns the root.
ObjectRef add_number_tree(HpdfSession& session, std::size_t count, ValueWriter write_value);

struct NameTreeEntry {
  std::string name;  // UTF-8
  ObjectRef value;
};
/// A name tree of `entries`, given in any order; names are unique.
ObjectRef add_name_tree(HpdfSession& session, std::vector<NameTreeEntry> entries);

}  // namespace clearleaf::pdf
