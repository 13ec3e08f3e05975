#include "pdf/search_trees.h"

#include "base/invariant.h"
#include "read_pdf.h"

#include <doctest/doctest.h>

#include <functional>

namespace clearleaf::pdf {

namespace {

std::string text_of(HpdfSession& session, std::uint32_t number) {
  std::string out;
  session.append_object({number}, out);
  return out;
}

struct TreeShape {
  std::size_t keys = 0;
  std::size_t levels = 0;
};

/// Walks a number tree as a reader would: Limits must hold the keys below, in order.
TreeShape walk(HpdfSession& session, std::uint32_t node, bool root, std::uint32_t& next_key) {
  const std::string text = text_of(session, node);
  CHECK((text.find("/Limits") == std::string::npos) == root);
  const std::uint32_t first = next_key;
  TreeShape shape;
  if (text.find("/Kids") != std::string::npos) {
    const auto kids = refs_in(array_after(text, "/Kids"));
    CHECK(kids.size() <= 64);
    for (const std::uint32_t kid : kids) {
      const TreeShape below = walk(session, kid, false, next_key);
      shape.keys += below.keys;
      shape.levels = below.levels + 1;
    }
  } else {
    std::string_view nums = text;
    nums.remove_prefix(nums.find("/Nums[") + 6);
    while (nums.find("(v") != std::string_view::npos) {
      CHECK(number_after(nums, "") == next_key);
      CHECK(number_after(nums, "(v") == next_key);
      nums.remove_prefix(nums.find(')') + 1);
      ++next_key;
      ++shape.keys;
    }
    shape.levels = 1;
    CHECK(shape.keys <= 64);
  }
  if (!root) {
    std::string limits("[");
    limits.append(std::to_string(first)).append(" ").append(std::to_string(next_key - 1));
    CHECK(array_after(text, "/Limits") == limits.append("]"));
  }
  return shape;
}

TreeShape shape_of(std::size_t keys) {
  HpdfSession session;
  const ObjectRef root = add_number_tree(session, keys, [](std::size_t key, std::string& out) {
    out.append("(v").append(std::to_string(key)).append(")");
  });
  std::uint32_t next_key = 0;
  return walk(session, root.number, true, next_key);
}

}  // namespace

TEST_CASE("a number tree has as many levels as its keys take") {
  const auto check = [](std::size_t keys, std::size_t levels) {
    const TreeShape shape = shape_of(keys);
    CHECK(shape.keys == keys);
    CHECK(shape.levels == levels);
  };
  check(1, 1);
  check(64, 1);
  check(65, 2);
  check(4096, 2);
  check(4097, 3);
  check(10'000, 3);
}

TEST_CASE("a name tree is sorted by the bytes of its names") {
  HpdfSession session;
  const ObjectRef root = add_name_tree(session, {{"ä", {4}}, {"b", {2}}, {"a", {1}}, {"bb", {3}}});
  CHECK(text_of(session, root.number) ==
        "<<\n/Names[(a) 1 0 R (b) 2 0 R (bb) 3 0 R <FEFF00E4> 4 0 R]>>");
}

TEST_CASE("a large name tree has limits") {
  HpdfSession session;
  std::vector<NameTreeEntry> entries;
  for (int i = 0; i < 100; ++i) entries.push_back({std::to_string(1000 + i), {7}});
  const ObjectRef root = add_name_tree(session, std::move(entries));
  const auto kids = refs_in(array_after(text_of(session, root.number), "/Kids"));
  REQUIRE(kids.size() == 2);
  CHECK(text_of(session, kids[1]).find("/Limits[(1064) (1099)]") != std::string::npos);
}

TEST_CASE("a name stands in a name tree once") {
  HpdfSession session;
  CHECK_THROWS_AS(add_name_tree(session, {{"a", {1}}, {"a", {2}}}), InvariantError);
}

}  // namespace clearleaf::pdf
