import RestanteJSON

@testable import RestanteREST

/// What follows `multipart/form-data;` in a content type, a line break, and a body: whatever they
/// are, they make parameters that JSON can spell.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMultipart(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: start, count: count)
  let lineEnd = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
  let attributes = String(decoding: bytes[..<lineEnd], as: UTF8.self)
  let request = RESTRequest(
    verb: "POST", path: "", contentType: "multipart/form-data;" + attributes)
  let readings = ParameterDecoder(request, body: Array(bytes[lineEnd...].dropFirst())).readings()
  let value = JSONValue.object(readings.strict.parameters.values)
  precondition(
    (try? JSONParser(limits: JSONParser.Limits(maxBytes: .max)).parse(value.encoded())) == value)
  return 0
}
