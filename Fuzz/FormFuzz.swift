import RestanteJSON
import RestanteREST

/// A query string, a line break, and a form body: whatever they are, they make parameters that
/// nest no deeper than is allowed and that JSON can spell.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzForm(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: start, count: count)
  let lineEnd = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
  let parameters = ParameterDecoder.decode(
    verb: "POST", query: String(decoding: bytes[..<lineEnd], as: UTF8.self),
    contentType: "application/x-www-form-urlencoded", body: Array(bytes[lineEnd...].dropFirst()))
  let value = JSONValue.object(parameters.values)
  precondition(
    (try? JSONParser(limits: JSONParser.Limits(maxBytes: .max)).parse(value.encoded())) == value)
  return 0
}
