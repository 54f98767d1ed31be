import RestanteJSON

/// Any bytes: the parser refuses them or makes a value whose own text spells the same value.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJSON(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: start, count: count)
  let strict = JSONParser(limits: JSONParser.Limits(maxDepth: 512, duplicateKeys: .reject))
  let parser = JSONParser(limits: JSONParser.Limits(maxDepth: 512))
  guard let value = try? parser.parse(bytes) else {
    precondition((try? strict.parse(bytes)) == nil, "refusing duplicates lets more pass")
    return 0
  }
  for style in [JSONWriter.Style.plain, .php] {
    let text = value.encoded(style)
    precondition((try? parser.parse(text)) == value, "the text of a value spells another one")
  }
  _ = CanonicalJSON.bytes(of: value)
  return 0
}
