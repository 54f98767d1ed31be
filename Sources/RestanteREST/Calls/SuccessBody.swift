public import RestanteJSON

/// The bytes of the wire's success replies: `result`, `next`, `total`, `time`.
enum SuccessBody {
  static func encode(_ result: MethodResult, time: CallTime, utcOffset: UTCOffset) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(result.json.count + 320)
    bytes.append(contentsOf: #"{"result":"#.utf8)
    bytes.append(contentsOf: result.json)
    if let next = result.next {
      bytes.append(contentsOf: #","next":"#.utf8)
      bytes.append(contentsOf: String(next).utf8)
    }
    if let total = result.total {
      bytes.append(contentsOf: #","total":"#.utf8)
      bytes.append(contentsOf: String(total).utf8)
    }
    bytes.append(contentsOf: #","time":"#.utf8)
    time.append(to: &bytes, utcOffset: utcOffset)
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }
}

/// The envelope of success replies, for parts of a server that answer like the wire.
public enum SuccessEnvelope {
  /// `{"result":…,"time":…}`.
  ///
  /// - Parameters:
  ///   - result: The result.
  ///   - start: When the request came in, in microseconds since 1970.
  ///   - finish: When the result was there.
  public static func encode(_ result: JSONValue, start: Int64, finish: Int64) -> [UInt8] {
    SuccessBody.encode(
      MethodResult(result),
      time: CallTime(start: start, processingStart: start, finish: finish), utcOffset: 0)
  }
}
