import RestanteJSON
import RestanteNative
import RestanteREST

/// The OpenAPI 3.1 document of everything that the server offers, made once at the start.
enum OpenAPIDocument {
  /// The document's JSON text.
  ///
  /// - Parameter publicURL: Where clients reach the server.
  static func encoded(at publicURL: PublicURL) -> [UInt8] {
    JSONValue.object(document(at: publicURL)).encoded()
  }

  private static func document(at publicURL: PublicURL) -> JSONObject {
    [
      "openapi": "3.1.0",
      "info": [
        "title": "Restante", "version": .string(ServerVersion.text),
        "summary": "Keeps events until your application fetches them.",
        "license": ["name": "Apache License 2.0", "identifier": "Apache-2.0"],
      ],
      "servers": [["url": .string(publicURL.base)]],
      "paths": .object(
        merged(WireDescription.paths, NativeDescription.paths, SiteDescription.paths)),
      "components": [
        "securitySchemes": .object(securitySchemes),
        "schemas": .object(
          merged(WireDescription.schemas, NativeDescription.schemas, SiteDescription.schemas)),
      ],
    ]
  }

  private static let securitySchemes: JSONObject = [
    WireDescription.tokenSchemes[0]: [
      "type": "http", "scheme": "bearer", "description": "An access token of an application.",
    ],
    WireDescription.tokenSchemes[1]: [
      "type": "apiKey", "in": "query", "name": "auth", "description": "The token as a parameter.",
    ],
    NativeDescription.keyScheme: [
      "type": "http", "scheme": "bearer",
      "description": "A key that allows publishing, reading or administration.",
    ],
  ]

  private static func merged(_ parts: JSONObject...) -> JSONObject {
    JSONObject(members: parts.flatMap { part in part.map { ($0.key, $0.value) } })
  }
}
