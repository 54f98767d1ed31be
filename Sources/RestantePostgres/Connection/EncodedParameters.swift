import RestanteCore

/// Parameters as libpq takes them: pointers to binary forms, their lengths and formats.
struct EncodedParameters: Redacted {
  private var bytes: [UInt8] = []
  private var ranges: [(offset: Int, length: Int)?] = []

  init(_ parameters: [Parameter]) {
    for parameter in parameters {
      guard !parameter.isNull else {
        ranges.append(nil)
        continue
      }
      let start = bytes.count
      parameter.append(to: &bytes)
      ranges.append((start, bytes.count - start))
    }
    // Empty values need an address too.
    bytes.append(0)
  }

  func withPointers<Value>(
    _ body: (
      UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
    ) -> Value
  ) -> Value {
    let lengths = ranges.map { Int32($0?.length ?? 0) }
    let formats = ranges.map { _ in Int32(1) }
    return bytes.withUnsafeBytes { buffer in
      let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      let pointers = ranges.map { range in
        range.flatMap { range in start.map { $0 + range.offset } }
      }
      return pointers.withUnsafeBufferPointer { pointers in
        lengths.withUnsafeBufferPointer { lengths in
          formats.withUnsafeBufferPointer { formats in
            body(pointers.baseAddress, lengths.baseAddress, formats.baseAddress)
          }
        }
      }
    }
  }
}
