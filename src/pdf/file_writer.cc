// Objects → file: streams as they come, all else packed into compressed object streams.
//
// libharu's own HPDF_SaveToFile knows no object streams (the structure tree would be four fifths of
// the file), ends at 2 GB and does not notice a full disk.
#include "pdf/file_writer.h"

#include "base/checked.h"
#include "base/hash.h"
#include "pdf/deflate.h"
#include "pdf/syntax.h"
#include "pdf/xref_rows.h"

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace clearleaf::pdf {

namespace {

// The comment's four bytes above 127 tell transfer programs that the file is binary (7.5.2).
constexpr std::string_view kHeader = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";

constexpr std::size_t kObjectsPerStream = 200;
// So many object streams are compressed at once, in parallel.
constexpr std::size_t kStreamsPerBatch = 64;

/// An object stream (7.5.7) being filled.
struct ObjectStream {
  std::uint32_t number = 0;
  std::size_t count = 0;
  std::string offsets;
  std::string values;
};

class FileWriter {
 public:
  explicit FileWriter(HpdfSession& session) : session_(session), out_(kHeader) {
    const std::size_t objects = session.object_count();
    rows_.reserve(objects + objects / kObjectsPerStream + 2);  // object streams, this table
    rows_.resize(objects);
    rows_[0].index = 65535;
  }

  std::string file() {
    for (std::uint32_t number = 1; number < session_.object_count(); ++number) {
      add({number});
    }
    flush_object_streams();
    add_xref_stream();
    return std::move(out_);
  }

 private:
  void add(ObjectRef object);
  void pack(ObjectRef object);
  void flush_object_streams();
  void add_xref_stream();
  std::uint32_t new_number();
  void begin_object(ObjectRef object);
  void end_stream_object(std::string_view bytes);

  HpdfSession& session_;
  std::vector<XrefRow> rows_;  // by object number
  std::vector<ObjectStream> waiting_;
  std::string out_;
};

std::uint32_t FileWriter::new_number() {
  rows_.emplace_back();
  return checked<std::uint32_t>(rows_.size() - 1);
}

void FileWriter::begin_object(ObjectRef object) {
  rows_[object.number] = {out_.size(), 0, XrefRow::Type::kOffset};
  out_ += std::to_string(object.number);
  out_ += " 0 obj\n";
}

void FileWriter::end_stream_object(std::string_view bytes) {
  out_ += "\nstream\n";
  out_ += bytes;
  out_ += "\nendstream\nendobj\n";
}

void FileWriter::add(ObjectRef object) {
  const auto stream = session_.take_stream(object);
  if (!stream) {
    pack(object);
    return;
  }
  begin_object(object);
  session_.append_object(object, out_);
  end_stream_object(*stream);
}

void FileWriter::pack(ObjectRef object) {
  if (waiting_.empty() || waiting_.back().count == kObjectsPerStream) {
    if (waiting_.size() == kStreamsPerBatch) flush_object_streams();
    waiting_.push_back({new_number(), 0, {}, {}});
  }
  ObjectStream& target = waiting_.back();
  rows_[object.number] = {target.number, checked<std::uint32_t>(target.count),
                          XrefRow::Type::kCompressed};
  target.offsets += std::to_string(object.number);
  target.offsets += ' ';
  target.offsets += std::to_string(target.values.size());
  target.offsets += ' ';
  session_.append_object(object, target.values);
  target.values += '\n';
  ++target.count;
}

void FileWriter::flush_object_streams() {
  std::vector<std::string> texts;
  texts.reserve(waiting_.size());
  for (const ObjectStream& stream : waiting_) texts.push_back(stream.offsets + stream.values);
  const std::vector<std::string> compressed = deflate_all(texts);
  for (std::size_t i = 0; i < waiting_.size(); ++i) {
    const ObjectStream& stream = waiting_[i];
    begin_object({stream.number});
    out_ += "<</Type/ObjStm/N " + std::to_string(stream.count) + "/First " +
            std::to_string(stream.offsets.size()) + "/Filter/FlateDecode/Length " +
            std::to_string(compressed[i].size()) + ">>";
    end_stream_object(compressed[i]);
  }
  waiting_.clear();
}

void FileWriter::add_xref_stream() {
  std::string id;
  append_hex(id, digest16(out_));
  const std::uint64_t start = out_.size();
  const ObjectRef self{new_number()};
  begin_object(self);
  const std::size_t width = bytes_for(start);
  const std::string rows = deflated(xref_rows(rows_, width));
  out_ += "<</Type/XRef/Size " + std::to_string(rows_.size()) + "/W[1 " + std::to_string(width) +
          " 2]/Root " + ref(session_.catalog()) + "/Info " + ref(session_.info()) + "/ID[" + id +
          id + "]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns " +
          std::to_string(1 + width + 2) + ">>/Length " + std::to_string(rows.size()) + ">>";
  end_stream_object(rows);
  out_ += "startxref\n" + std::to_string(start) + "\n%%EOF\n";
}

}  // namespace

std::string write_file(HpdfSession& session) {
  return FileWriter(session).file();
}

}  // namespace clearleaf::pdf
