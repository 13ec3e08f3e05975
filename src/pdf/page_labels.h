// The pages' labels → a PageLabels number tree (ISO 32000-1 12.4.2).
#pragma once

#include "layout/page_list.h"

#include <string>
#include <vector>

namespace clearleaf::pdf {

/// The PageLabels dictionary: "<</Nums[0<</S/D>>]>>". Labels that end in a decimal number and count
/// up form one range; any other label is a prefix without number.
std::string page_labels(const std::vector<layout::Page>& pages);

}  // namespace clearleaf::pdf
