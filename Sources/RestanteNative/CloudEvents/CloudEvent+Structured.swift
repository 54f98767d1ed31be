import FoundationEssentials
import RestanteCore
import RestanteJSON

/// Structured mode: attributes and data are members of one JSON object.
extension CloudEvent {
  /// Reads an object.
  ///
  /// - Parameter index: The element that it is of a batch.
  init(structured value: JSONValue, index: Int? = nil) throws(Problem) {
    let attributes = try ArgumentReader(value, index: index)
    try self.init(attributes, data: Self.data(attributes))
  }

  /// The events of a batch, at most as many as one request may publish.
  static func batch(_ value: JSONValue) throws(Problem) -> [CloudEvent] {
    guard case .array(let elements) = value else {
      throw Problem(.invalidArgument, "The body must be a JSON array of CloudEvents.")
    }
    guard elements.count <= Publication.maxInRequest else {
      throw Problem(.tooLarge, "A request can contain at most \(Publication.maxInRequest) events.")
    }
    var events: [CloudEvent] = []
    events.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      events.append(try CloudEvent(structured: element, index: index))
    }
    return events
  }

  private static func data(_ attributes: ArgumentReader) throws(Problem) -> JSONValue? {
    guard let encoded = try attributes.string("data_base64") else { return attributes.raw("data") }
    guard attributes.raw("data") == nil else {
      throw attributes.wrong("data_base64", "cannot be used together with data")
    }
    guard let bytes = Data(base64Encoded: encoded) else {
      throw attributes.wrong("data_base64", "must be base64")
    }
    do throws(Problem) {
      return try JSONValue(body: Array(bytes))
    } catch {
      throw attributes.wrong("data_base64", "must be JSON in base64")
    }
  }
}
