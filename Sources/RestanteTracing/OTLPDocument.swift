import RestanteJSON
import Tracing

/// Spans in the JSON of the OpenTelemetry protocol 1.
public enum OTLPDocument {
  /// Writes spans as a collector takes them at `/v1/traces`.
  ///
  /// - Parameters:
  ///   - service: The name of the service.
  ///   - version: Its version.
  public static func encode(
    _ spans: [FinishedSpan], service: String, version: String
  ) -> [UInt8] {
    let resource: JSONValue = [
      "attributes": [
        attribute("service.name", .string(service)),
        attribute("service.version", .string(version)),
      ]
    ]
    let scope: JSONValue = ["name": .string(service), "version": .string(version)]
    let document: JSONValue = [
      "resourceSpans": [
        [
          "resource": resource,
          "scopeSpans": [["scope": scope, "spans": .array(spans.map(value))]],
        ]
      ]
    ]
    return document.encoded()
  }

  private static func value(_ span: FinishedSpan) -> JSONValue {
    var object: JSONObject = [
      "traceId": .string(span.identity.trace), "spanId": .string(span.identity.span),
      "name": .string(span.name), "kind": .int(number(span.kind)),
      // Numbers of 64 bits are text in this JSON.
      "startTimeUnixNano": .string("\(span.start)"), "endTimeUnixNano": .string("\(span.end)"),
      "status": status(span.failure),
    ]
    if let parent = span.parent { object["parentSpanId"] = .string(parent) }
    var attributes: [JSONValue] = []
    span.attributes.forEach { name, value in attributes.append(attribute(name, value)) }
    if !attributes.isEmpty { object["attributes"] = .array(attributes) }
    if !span.links.isEmpty {
      object["links"] = .array(
        span.links.map { ["traceId": .string($0.trace), "spanId": .string($0.span)] })
    }
    return .object(object)
  }

  private static func number(_ kind: SpanKind) -> Int {
    switch kind {
    case .internal: 1
    case .server: 2
    case .client: 3
    case .producer: 4
    case .consumer: 5
    }
  }

  private static func status(_ failure: String?) -> JSONValue {
    guard let failure else { return [:] }
    return failure.isEmpty ? ["code": 2] : ["code": 2, "message": .string(failure)]
  }

  private static func attribute(_ name: String, _ attribute: SpanAttribute) -> JSONValue {
    let value: JSONValue =
      switch attribute {
      case .int32(let number): ["intValue": .string("\(number)")]
      case .int64(let number): ["intValue": .string("\(number)")]
      case .bool(let flag): ["boolValue": .bool(flag)]
      case .string(let text): ["stringValue": .string(text)]
      case .stringConvertible(let text): ["stringValue": .string("\(text)")]
      default: ["stringValue": .string("\(attribute)")]
      }
    return ["key": .string(name), "value": value]
  }
}
