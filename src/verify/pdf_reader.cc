// Header, objects, pages, structure and contents of a PDF, one after the other.
#include "verify/pdf_reader.h"

#include "verify/pdf_interpreter.h"
#include "verify/pdf_limits.h"
#include "verify/pdf_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>

namespace clearleaf::verify {

std::string place_of(const PdfElement& element) {
  return element.object == 0 ? "" : fmt::format("object {}", element.object);
}

std::string place_of(const PdfPage& page) {
  return fmt::format("page {}", page.label);
}

namespace {

/// What stands around the objects (ISO 32000-1 7.5.2, 7.5.5).
void read_frame(std::string_view bytes, PdfFileSyntax& syntax) {
  const std::size_t header = bytes.substr(0, 1024).find("%PDF-");
  syntax.header_first = header == 0;
  if (header != std::string_view::npos) {
    const std::size_t end = bytes.find_first_of("\r\n", header);
    syntax.version = bytes.substr(header + 5, std::min<std::size_t>(end - header - 5, 8));
    const std::size_t next = bytes.find_first_not_of("\r\n", end);
    const std::string_view comment = next < bytes.size() ? bytes.substr(next, 5) : "";
    syntax.has_binary_comment = comment.size() == 5 && comment.front() == '%' &&
                                std::ranges::all_of(comment.substr(1), [](char c) {
                                  return static_cast<unsigned char>(c) > 127;
                                });
  }
  std::string_view end = bytes;
  if (end.ends_with('\n')) end.remove_suffix(1);
  if (end.ends_with('\r')) end.remove_suffix(1);
  syntax.ends_with_eof = end.ends_with("%%EOF");
}

std::string page_bytes(PdfReading& reading, std::size_t page) {
  PdfObjects& objects = reading.objects;
  const PdfValue& written = reading.page_dicts[page]["Contents"];
  const PdfValue contents = objects.resolve(written);
  if (contents.is_stream()) return objects.decoded(written.object()).value_or("");
  std::string out;
  for (const PdfValue& part : contents.items()) {
    if (!objects.resolve(part).is_stream()) continue;
    out += objects.decoded(part.object()).value_or("");
    out += '\n';
    if (out.size() > limits::kPdfStreamBytes) break;
  }
  return out;
}

/// Largest values of content streams count like those of objects.
void add_facts(const SyntaxFacts& facts, PdfFileSyntax& syntax) {
  const auto narrowed = [](std::size_t size) {
    return static_cast<std::uint32_t>(std::min<std::size_t>(size, 0xFFFFFFFF));
  };
  syntax.longest_string = std::max(syntax.longest_string, narrowed(facts.longest_string));
  syntax.longest_name = std::max(syntax.longest_name, narrowed(facts.longest_name));
  syntax.largest_number = std::max(syntax.largest_number, facts.largest_number);
  if (facts.integer_out_of_range) syntax.integer_out_of_range = true;
}

void read_filters(PdfObjects& objects, std::uint32_t number, PdfFileSyntax& syntax) {
  const PdfValue stream = objects.object(number);
  if (!stream.is_stream()) return;
  if (stream.has("F") || stream.has("FFilter") || stream.has("FDecodeParms")) {
    syntax.external_streams.push_back(number);
  }
  const auto note = [&](std::string_view filter) {
    if (filter != "FlateDecode" && filter != "DCTDecode") {
      syntax.filters.emplace_back(number, filter);
    }
  };
  const PdfValue filter = objects.get(stream, "Filter");
  if (filter.is_name()) note(filter.name());
  constexpr std::size_t kMost = 16;
  const auto chain = filter.items();
  for (const PdfValue& each : chain.first(std::min(chain.size(), kMost))) {
    note(objects.resolve(each).name());
  }
}

void read_syntax(PdfReading& reading) {
  PdfObjects& objects = reading.objects;
  PdfFileSyntax& syntax = reading.file.syntax;
  objects.read_all();
  for (const std::uint32_t number : objects.numbers()) {
    if (!objects.is_packed(number)) read_filters(objects, number, syntax);
  }
  syntax.objects = static_cast<std::uint32_t>(objects.numbers().size());
  for (const PdfValue& id : objects.get(objects.trailer(), "ID").items()) {
    if (syntax.id.size() < 2) syntax.id.emplace_back(objects.resolve(id).string());
  }
  add_facts(objects.facts(), syntax);
}

void read_all(PdfReading& reading) {
  reading.catalog = reading.objects.get(reading.objects.trailer(), "Root");
  if (!reading.catalog.is_dict()) {
    reading.report.add("ISO 32000-1 7.7.2", "", "there is no document catalog");
    return;
  }
  read_pages(reading);
  read_names(reading);
  read_annotations(reading);
  read_catalog(reading);
  read_structure(reading);
  read_destinations(reading);
  read_outline(reading);
  read_contents(reading);
  join_structure(reading);
}

}  // namespace

void read_contents(PdfReading& reading) {
  ResourceReader resources(reading);
  std::deque<Arena> arenas;
  for (std::size_t i = 0; i < reading.page_dicts.size(); ++i) {
    PdfPage& page = reading.file.pages[reading.file.pages.id_at(i)];
    ContentInterpreter interpreter(reading, resources, arenas, page.content);
    interpreter.run(page_bytes(reading, i), reading.page_resources[i]);
    page.content.shrink_to_fit();
    add_facts(interpreter.facts(), reading.file.syntax);
  }
  resources.finish();
}

PdfFile read_pdf(std::string_view bytes, Report& report) {
  PdfFile file;
  read_frame(bytes, file.syntax);
  PdfObjects objects(bytes, report);
  file.syntax.encrypted = objects.encrypted();
  if (objects.readable()) {
    PdfReading reading{objects, file, report, limits::most_pdf_operators(bytes.size())};
    read_all(reading);
    read_syntax(reading);
  }
  file.syntax.warnings = objects.warnings();
  for (const std::string& warning : file.syntax.warnings) {
    report.add("ISO 32000-1 7.5", "", warning);
  }
  return file;
}

}  // namespace clearleaf::verify
