// Small things that the parts of the content interpreter share: operator codes, operands, boxes.
#pragma once

#include "verify/pdf_interpreter.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace clearleaf::verify {

/// An operator of up to three bytes as a number, for `switch`; 0: longer, so none.
constexpr std::uint32_t operator_code(std::string_view word) {
  if (word.empty() || word.size() > 3) return 0;
  std::uint32_t code = 0;
  for (const char c : word) code = code << 8U | static_cast<unsigned char>(c);
  return code;
}
consteval std::uint32_t op(std::string_view word) {
  return operator_code(word);
}

template <std::size_t N>
std::optional<std::array<double, N>> ContentInterpreter::numbers(Operands operands) {
  std::array<double, N> out{};
  bool fits = operands.size() == N;
  for (std::size_t i = 0; fits && i < N; ++i) {
    const auto number = operands[i].number();
    fits = number.has_value();
    if (fits) out[i] = *number;
  }
  if (fits) return out;
  fault(ContentFault::kOperands, fmt::format("{} numbers are needed", N));
  return std::nullopt;
}

inline void extend(PdfRect& box, PdfPoint point) {
  box.left = std::min(box.left, point.x);
  box.bottom = std::min(box.bottom, point.y);
  box.right = std::max(box.right, point.x);
  box.top = std::max(box.top, point.y);
}

/// The bounding box of a rectangle's corners.
inline PdfRect transformed(const PdfRect& rect, const Matrix& matrix) {
  const PdfPoint first = matrix.apply(rect.left, rect.bottom);
  PdfRect out{first.x, first.y, first.x, first.y};
  extend(out, matrix.apply(rect.right, rect.bottom));
  extend(out, matrix.apply(rect.right, rect.top));
  extend(out, matrix.apply(rect.left, rect.top));
  return out;
}

inline std::optional<Matrix> matrix_of(PdfObjects& objects, const PdfValue& array) {
  std::array<double, 6> m{};
  if (array.items().size() != 6) return std::nullopt;
  for (std::size_t i = 0; i < 6; ++i) {
    const auto number = objects.resolve(array.items()[i]).number();
    if (!number) return std::nullopt;
    m[i] = *number;
  }
  return Matrix{m[0], m[1], m[2], m[3], m[4], m[5]};
}

}  // namespace clearleaf::verify
