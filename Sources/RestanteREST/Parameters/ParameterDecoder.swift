import RestanteCore
import RestanteJSON

/// Decodes the parameters of a request from its query string and its body, which in a POST replaces
/// parameters of the same top-level name; nothing is merged deeper down.
///
/// Strict mode reads bodies as the original does: `application/json`, spelled exactly so, is JSON,
/// of which everything but an object or a list is no parameters and no error. The trap in that is
/// that `event.offline.get` without parameters takes everything. Safe mode reads JSON whatever the
/// `Content-Type` calls it, and what says that it is JSON or looks like it and cannot be read is a
/// ``BodyFault``. In both modes there is a bound on how many parameters there may be, since each
/// takes far more memory than its text.
struct ParameterDecoder {
  /// How many JSON values a body may hold in all. A list of all ids that one claim can have has
  /// 5,000.
  static let maxJSONValues = 200_000
  /// How many elements a list may have that stands for the parameters themselves.
  static let maxTopElements = 10_000
  /// PHP's default depth of 512 counts the values inside the innermost list or map as a level.
  private static let deepestJSON = 511
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  let request: RESTRequest
  let body: [UInt8]
  private let type: MediaType

  init(_ request: RESTRequest, body: [UInt8]) {
    self.request = request
    self.body = body
    type = MediaType(request.contentType)
  }

  /// What the request says, as either mode reads it.
  func readings() -> RequestReadings {
    let safe = reading(in: .safe)
    return RequestReadings(
      safe: safe, strict: safe.isPlain ? safe : reading(in: .strict), bodyBytes: body.count)
  }

  private func reading(in mode: Mode) -> RequestReading {
    var reading = RequestReading()
    do throws(TooManyVariables) {
      reading.parameters = RequestParameters(try QueryString.parse(request.query ?? ""))
    } catch {
      reading.fault = .tooMany(error.name)
      return reading
    }
    let text = body.drop { Self.isBlank($0) }
    guard !text.isEmpty else { return reading }
    switch mode {
    case .strict: readStrictly(into: &reading)
    case .safe: readSafely(text, into: &reading)
    }
    return reading
  }

  // MARK: As the original

  private func readStrictly(into reading: inout RequestReading) {
    guard request.verb == "POST" else { return }
    reading.isJSON = type.isPlainJSON
    guard type.isPlainJSON else {
      readForm(into: &reading)
      // The original takes a form for complete wherever it ends.
      if reading.fault?.isBound == false { reading.fault = nil }
      return
    }
    do throws(JSONParseError) {
      switch try json(body[...]) {
      case .object(let members):
        reading.parameters.overlay(members)
      case .array(let elements): Self.read(elements, into: &reading)
      default: break
      }
    } catch  where error.code == .tooManyValues {
      reading.fault = .tooMany(error.member ?? "")
    } catch {
      // Bad JSON says nothing.
    }
  }

  // MARK: Safely

  private func readSafely(_ text: ArraySlice<UInt8>, into reading: inout RequestReading) {
    var text = text
    let hasMark = text.starts(with: Self.byteOrderMark)
    if hasMark { text = text.dropFirst(Self.byteOrderMark.count).drop { Self.isBlank($0) } }
    reading.isPlain = false
    guard let first = text.first else { return }
    let looksLikeJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    guard request.verb == "POST" else {
      let isEmpty = looksLikeJSON && (try? json(text))?.phpElements?.isEmpty == true
      reading.fault = isEmpty ? nil : .unread
      return
    }
    if let encoding = request.contentEncoding.map(PHPText.trimmed),
      !encoding.isEmpty, encoding.lowercased() != "identity"
    {
      reading.fault = .encoded(encoding)
    } else if type.isJSON || looksLikeJSON {
      readJSON(text, into: &reading)
      reading.isPlain = type.isPlainJSON && !hasMark && reading.isPlain
    } else if let reason = Self.strangeness(of: text) {
      reading.fault = .unreadable(reason)
    } else {
      readForm(into: &reading)
      reading.isPlain = !hasMark && (reading.fault == nil || reading.fault?.isBound == true)
    }
  }

  /// An empty list or null says that there are no parameters.
  private func readJSON(_ text: ArraySlice<UInt8>, into reading: inout RequestReading) {
    reading.isJSON = true
    do throws(JSONParseError) {
      switch try json(text) {
      case .object(let members):
        reading.parameters.overlay(members)
        reading.isPlain = true
      case .null: break
      case .array(let elements):
        reading.fault = elements.isEmpty ? nil : .unnamed
        Self.read(elements, into: &reading)
      default: reading.fault = .unreadable("it is neither an object nor a list")
      }
    } catch  where error.code == .tooManyValues {
      reading.fault = .tooMany(error.member ?? "")
      reading.isPlain = true
    } catch {
      reading.fault = .unreadable("\(error)")
    }
  }

  /// What no form begins with: JSON that is percent-encoded or stands in quotes, XML, compressed
  /// data, UTF-16.
  private static func strangeness(of text: ArraySlice<UInt8>) -> String? {
    let start = PercentCoding.decodedBytes(text.prefix(6), plusIsSpace: true)
    switch start.first {
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "'"):
      return "it looks like JSON, but is not"
    case UInt8(ascii: "<"):
      return "it looks like XML"
    case 0x1F where start.dropFirst().first == 0x8B:
      return "it looks compressed"
    case 0xFE, 0xFF, 0:
      return "it looks like UTF-16"
    default:
      return nil
    }
  }

  // MARK: Both

  /// A list counts its elements from 0, each of which takes a name of its own.
  private static func read(_ elements: [JSONValue], into reading: inout RequestReading) {
    guard elements.count <= maxTopElements else {
      reading.fault = .tooMany(String(maxTopElements))
      return
    }
    reading.parameters.overlay(
      JSONObject(members: elements.enumerated().map { (String($0), $1) }))
  }

  private func readForm(into reading: inout RequestReading) {
    do throws(TooManyVariables) {
      if let boundary = MultipartForm.boundary(of: request.contentType) {
        let form = try MultipartForm.parse(body, boundary: boundary)
        reading.parameters.overlay(form.variables)
        if !form.isComplete {
          reading.fault = .unreadable("the multipart form does not end as it begins")
        }
      } else {
        reading.parameters.overlay(try QueryString.parse(body))
      }
    } catch {
      reading.fault = .tooMany(error.name)
    }
  }

  private func json(_ text: ArraySlice<UInt8>) throws(JSONParseError) -> JSONValue {
    let limits = JSONParser.Limits(
      maxDepth: Self.deepestJSON, maxBytes: text.count, maxValues: Self.maxJSONValues)
    return try JSONParser(limits: limits).parse(text)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}

extension BodyFault {
  /// Whether it is a bound that both modes have.
  fileprivate var isBound: Bool {
    if case .tooMany = self { true } else { false }
  }
}
