// Typed indices: an Id<T> is a place in an IdVec<T> and nothing else.
#pragma once

#include "base/checked.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace clearleaf {

/// Index of a T. It has no default: an Id always names something.
template <class T>
class Id {
 public:
  constexpr explicit Id(std::uint32_t index) : index_(index) {}
  constexpr std::uint32_t index() const { return index_; }
  constexpr auto operator<=>(const Id&) const = default;

 private:
  std::uint32_t index_;
};

/// A vector addressed by Id<T>. Elements are only appended, so an Id stays good.
template <class T>
class IdVec {
 public:
  Id<T> push_back(T value) {
    items_.push_back(std::move(value));
    return Id<T>(checked<std::uint32_t>(items_.size() - 1));
  }
  T& operator[](Id<T> id) { return items_[id.index()]; }
  const T& operator[](Id<T> id) const { return items_[id.index()]; }
  std::size_t size() const { return items_.size(); }
  bool empty() const { return items_.empty(); }
  void reserve(std::size_t count) { items_.reserve(count); }
  void shrink_to_fit() { items_.shrink_to_fit(); }
  auto begin() { return items_.begin(); }
  auto end() { return items_.end(); }
  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }
  Id<T> id_at(std::size_t index) const { return Id<T>(checked<std::uint32_t>(index)); }

 private:
  std::vector<T> items_;
};

}  // namespace clearleaf

template <class T>
struct std::hash<clearleaf::Id<T>> {
  std::size_t operator()(clearleaf::Id<T> id) const noexcept { return id.index(); }
};
