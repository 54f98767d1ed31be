import RestanteJSON

@testable import RestanteREST

/// A query string, a line break, and a form body: whatever they are, they make parameters that
/// nest no deeper than is allowed and that JSON can spell.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzForm(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: start, count: count)
  let lineEnd = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
  let request = RESTRequest(
    verb: "POST", path: "", query: String(decoding: bytes[..<lineEnd], as: UTF8.self),
    contentType: "application/x-www-form-urlencoded")
  let readings = ParameterDecoder(request, body: Array(bytes[lineEnd...].dropFirst())).readings()
  for reading in [readings.safe, readings.strict] {
    let value = JSONValue.object(reading.parameters.values)
    precondition(
      (try? JSONParser(limits: JSONParser.Limits(maxDepth: 512, maxBytes: .max)).parse(
        value.encoded())) == value)
  }
  return 0
}
