public import RestanteJSON

/// The Bitrix24 side of the OpenAPI document, made from the method references.
public enum WireDescription {
  /// The names of the security schemes that the operations refer to.
  public static let tokenSchemes = ["accessToken", "accessTokenParameter"]

  /// The path items of all methods, and of methods called through a webhook.
  public static var paths: JSONObject {
    var paths = JSONObject()
    for family in MethodReferences.families {
      for method in family.methods {
        paths["/rest/\(method.name)"] = item(of: method, tag: family.title)
      }
    }
    paths["/rest/{user}/{code}/{method}"] = webhookItem
    for method in V3References.all {
      paths["/rest/api/\(method.name)"] = item(of: method)
    }
    return paths
  }

  /// The schemas that ``paths`` refers to.
  public static var schemas: JSONObject {
    [
      "RESTError": [
        "type": "object", "required": ["error", "error_description"],
        "properties": [
          "error": ["type": ["string", "integer"]],
          "error_description": ResultSchemas.text,
          "argument": [
            "type": "string", "description": "The wrong parameter, if any.",
          ],
        ],
      ],
      "V3Error": V3References.errorSchema,
      "Time": ResultSchemas.time,
    ]
  }

  private static func item(of method: MethodReference, tag: String) -> JSONValue {
    var get = operation(method, tag: tag)
    get["operationId"] = .string(method.name)
    let headers = method.headers.map(headerParameter)
    let queried = method.parameters.map(queryParameter) + headers
    if !queried.isEmpty { get["parameters"] = .array(queried) }
    var post = operation(method, tag: tag)
    post["operationId"] = .string("\(method.name).post")
    if !headers.isEmpty { post["parameters"] = .array(headers) }
    post["requestBody"] = body(of: method)
    return ["get": .object(get), "post": .object(post)]
  }

  private static func operation(_ method: MethodReference, tag: String) -> JSONObject {
    var operation: JSONObject = [
      "tags": [.string(tag)], "summary": .string(method.summary),
      "description": .string(description(of: method)),
      "security": .array(tokenSchemes.map { .object([$0: []]) }),
    ]
    operation["responses"] = .object(responses(of: method))
    return operation
  }

  private static func description(of method: MethodReference) -> String {
    let parts = [method.details, "Who may call: \(method.callers.text)", method.result.meaning]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private static func queryParameter(_ parameter: ParameterReference) -> JSONValue {
    var object: JSONObject = [
      "name": .string(formName(of: parameter)), "in": "query",
      "description": .string(parameter.meaning), "schema": parameter.type.schema,
    ]
    if parameter.isRequired { object["required"] = true }
    if parameter.type.isObject {
      object["style"] = "deepObject"
      object["explode"] = true
    }
    return .object(object)
  }

  private static func headerParameter(_ header: HeaderReference) -> JSONValue {
    [
      "name": .string(header.name), "in": "header", "description": .string(header.meaning),
      "schema": header.schema,
    ]
  }

  /// A parameter's name in queries and forms, where brackets tell a list.
  private static func formName(of parameter: ParameterReference) -> String {
    parameter.type.isList ? "\(parameter.name)[]" : parameter.name
  }

  private static func body(of method: MethodReference) -> JSONValue {
    var form: JSONObject = ["schema": schema(of: method.parameters, name: formName)]
    let objects = method.parameters.filter(\.type.isObject)
    if !objects.isEmpty {
      let encoding = objects.map {
        ($0.name, ["style": "deepObject", "explode": true] as JSONValue)
      }
      form["encoding"] = .object(JSONObject(members: encoding))
    }
    return [
      "required": .bool(method.parameters.contains(where: \.isRequired)),
      "content": [
        "application/json": ["schema": schema(of: method.parameters, name: \.name)],
        "application/x-www-form-urlencoded": .object(form),
      ],
    ]
  }

  private static func schema(
    of parameters: [ParameterReference], name: (ParameterReference) -> String
  ) -> JSONValue {
    var properties = JSONObject()
    for parameter in parameters {
      var schema = parameter.type.schema.objectValue ?? JSONObject()
      schema["description"] = .string(parameter.meaning)
      properties[name(parameter)] = .object(schema)
    }
    var schema: JSONObject = ["type": "object", "properties": .object(properties)]
    let required = parameters.filter(\.isRequired).map { JSONValue.string(name($0)) }
    if !required.isEmpty { schema["required"] = .array(required) }
    return .object(schema)
  }

  private static func responses(of method: MethodReference) -> JSONObject {
    var success: JSONObject = [
      "description": .string(method.result.meaning),
      "content": ["application/json": ["schema": envelope(of: method.result)]],
    ]
    let headers = method.headers.map(\.reply).map { reply in
      (reply.name, ["schema": reply.schema, "description": .string(reply.meaning)] as JSONValue)
    }
    if !headers.isEmpty { success["headers"] = .object(JSONObject(members: headers)) }
    var responses: JSONObject = ["200": .object(success)]
    for (status, response) in failures(method.errors) { responses[status] = response }
    return responses
  }

  private static func envelope(of result: ResultReference) -> JSONValue {
    var members: JSONObject = ["result": result.schema]
    var required: [JSONValue] = ["result", "time"]
    if result.isPaged {
      members["next"] = ["type": "integer", "minimum": 1]
      members["total"] = ["type": "integer", "minimum": 0]
      required.append("total")
    }
    members["time"] = ["$ref": "#/components/schemas/Time"]
    return ["type": "object", "properties": .object(members), "required": .array(required)]
  }

  /// The errors by their statuses, each with its codes and reasons.
  private static func failures(_ errors: [ErrorReference]) -> JSONObject {
    let all = (errors + MethodReferences.commonErrors)
      .map { ($0.entry.status, "`\($0.entry.code)`: \($0.reason)") }
    var responses = JSONObject()
    for status in Set(all.map(\.0)).sorted() where status != 200 {
      let reasons = all.filter { $0.0 == status }.map(\.1)
      responses[String(status)] = [
        "description": .string(reasons.joined(separator: "\n\n")),
        "content": [
          "application/json": ["schema": ["$ref": "#/components/schemas/RESTError"]]
        ],
      ]
    }
    return responses
  }
}

// Methods of REST 3.0.
extension WireDescription {
  private static func item(of method: V3Reference) -> JSONValue {
    let result = ResultReference(method.meaning, schema: method.result)
    var responses: JSONObject = [
      "200": [
        "description": .string(method.meaning),
        "content": ["application/json": ["schema": envelope(of: result)]],
      ]
    ]
    for status in ["400", "401", "403", "404", "413", "500", "503"] {
      responses[status] = [
        "description": "An error in the envelope of REST 3.0.",
        "content": ["application/json": ["schema": ["$ref": "#/components/schemas/V3Error"]]],
      ]
    }
    return [
      "post": [
        "operationId": .string("rest3.\(method.name)"), "tags": ["REST 3.0"],
        "summary": .string(method.summary), "security": [.object([tokenSchemes[0]: []])],
        "requestBody": ["content": ["application/json": ["schema": method.request]]],
        "responses": .object(responses),
      ]
    ]
  }
}

// Methods called through a webhook.
extension WireDescription {
  private static var webhookItem: JSONValue {
    let parameters: [JSONValue] = [
      pathParameter("user", ["type": "integer", "minimum": 1], "The webhook's user."),
      pathParameter("code", ["type": "string", "minLength": 1], "The webhook's secret code."),
      pathParameter(
        "method", ["enum": .array(MethodReferences.all.map { .string($0.name) })], "The method."),
    ]
    var responses: JSONObject = [
      "200": [
        "description": "The method's reply.",
        "content": ["application/json": ["schema": ["type": "object", "required": ["result"]]]],
      ]
    ]
    let everything = MethodReferences.all.flatMap(\.errors)
    for (status, response) in failures(everything) { responses[status] = response }
    let operation: JSONObject = [
      "tags": ["Webhooks"], "summary": "Calls a method with a webhook.",
      "description":
        "Parameters and replies are those of the method. Event methods refuse webhooks.",
      "security": [], "responses": .object(responses),
    ]
    var get = operation
    get["operationId"] = "webhook"
    var post = operation
    post["operationId"] = "webhook.post"
    post["requestBody"] = [
      "content": ["application/json": ["schema": ["type": "object"]]]
    ]
    return ["parameters": .array(parameters), "get": .object(get), "post": .object(post)]
  }

  private static func pathParameter(
    _ name: String, _ schema: JSONValue, _ meaning: String
  ) -> JSONValue {
    [
      "name": .string(name), "in": "path", "required": true, "schema": schema,
      "description": .string(meaning),
    ]
  }
}
