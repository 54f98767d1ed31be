import RestanteJSON
import RestanteREST

/// What follows `multipart/form-data;` in a content type, a line break, and a body: whatever they
/// are, they make parameters that JSON can spell.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMultipart(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: start, count: count)
  let lineEnd = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
  let attributes = String(decoding: bytes[..<lineEnd], as: UTF8.self)
  let parameters = ParameterDecoder.decode(
    verb: "POST", query: nil, contentType: "multipart/form-data;" + attributes,
    body: Array(bytes[lineEnd...].dropFirst()))
  let value = JSONValue.object(parameters.values)
  precondition(
    (try? JSONParser(limits: JSONParser.Limits(maxBytes: .max)).parse(value.encoded())) == value)
  return 0
}
