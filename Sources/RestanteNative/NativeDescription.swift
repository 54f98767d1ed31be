import RestanteCore
public import RestanteJSON

/// The native side of the OpenAPI document, made from the references of the endpoints.
public enum NativeDescription {
  /// The name of the security scheme that the operations refer to.
  public static let keyScheme = "key"

  /// The path items of all endpoints.
  public static var paths: JSONObject { paths(of: .standard, tag: "Native API") }

  /// The path items of the endpoints of a table.
  ///
  /// - Parameter tag: What the operations are grouped under.
  package static func paths(of table: EndpointTable, tag: String) -> JSONObject {
    var paths = JSONObject()
    for endpoint in table.all {
      let path = endpoint.path.description
      var item = paths[path]?.objectValue ?? [:]
      item[endpoint.verb.rawValue.lowercased()] = .object(operation(endpoint.reference, tag))
      paths[path] = .object(item)
    }
    return paths
  }

  /// The schemas that ``paths`` refers to.
  public static let schemas: JSONObject = [
    "Publication": Publication.schema,
    "CloudEvent": CloudEvent.schema,
    "UserNumber": UserNumber.schema,
    "EventName": PortalEventName.schema,
    "Queue": QueueFigures.schema,
    "QueueEvent": PeekedEventReply.schema,
    "Portal": Portal.schema,
    "User": PortalUser.schema,
    "Application": Application.schema,
    "Webhook": WebhookRecord.schema,
    "Door": DoorRecord.schema,
    "OutgoingWebhook": OutgoingWebhook.schema,
    "Handler": HandlerFigures.schema,
    "ListedDelivery": DeliveryReply.listedSchema,
    "Delivery": DeliveryReply.detailsSchema,
    "Key": APIKeyRecord.schema,
    "Token": TokenRecord.schema,
    "AuditRecord": AuditRecord.schema,
    "Problem": Problem.schema,
  ]

  private static func operation(
    _ reference: EndpointReference, _ tag: String
  ) -> JSONObject {
    var operation: JSONObject = [
      "operationId": .string(reference.name), "tags": [.string(tag)],
      "summary": .string(reference.summary), "security": [.object([keyScheme: []])],
    ]
    if !reference.parameters.isEmpty {
      operation["parameters"] = .array(reference.parameters.map(parameter))
    }
    if let body = reference.body {
      var content: JSONObject = ["application/json": ["schema": body]]
      for other in reference.otherBodies { content[other.type] = ["schema": other.schema] }
      operation["requestBody"] = ["required": true, "content": .object(content)]
    }
    if let notes = reference.notes { operation["description"] = .string(notes) }
    operation["responses"] = .object(responses(reference))
    return operation
  }

  private static func parameter(_ parameter: EndpointParameter) -> JSONValue {
    var object: JSONObject = [
      "name": .string(parameter.name), "in": .string(parameter.place.rawValue),
      "schema": parameter.schema, "description": .string(parameter.meaning),
    ]
    if parameter.isRequired { object["required"] = true }
    return .object(object)
  }

  private static func responses(_ reference: EndpointReference) -> JSONObject {
    let reply = reference.reply
    var content = JSONObject()
    for type in reply.types {
      content[type] = ["schema": type == "application/json" ? reply.schema : Schemas.text]
    }
    var success: JSONObject = [
      "description": .string(reply.meaning), "content": .object(content),
    ]
    if !reply.headers.isEmpty { success["headers"] = .object(reply.headers) }
    var responses: JSONObject = ["200": .object(success)]
    if reply.mayGoOn {
      responses["202"] = Schemas.json(
        reply.schema, "The rest is being deleted in the background.")
    }
    let kinds = reference.allProblems
    for status in Set(kinds.map(\.status)).sorted() {
      var titles: [String] = []
      for kind in kinds where kind.status == status {
        let title = "`\(kind.name)`: \(kind.title)."
        if !titles.contains(title) { titles.append(title) }
      }
      responses[String(status)] = Schemas.json(
        Schemas.reference("Problem"), titles.joined(separator: "\n\n"),
        type: "application/problem+json")
    }
    return responses
  }
}

extension Problem {
  static let schema: JSONValue = [
    "type": "object", "required": ["type", "title", "status", "detail"],
    "properties": [
      "type": ["type": "string", "format": "uri-reference"], "title": Schemas.text,
      "status": ["type": "integer"], "detail": Schemas.text, "index": Schemas.count,
      "argument": Schemas.text,
    ],
  ]
}
