import RestanteJSON
import RestanteNative
import RestanteServer

/// Snapshots as clients see them.
enum SnapshotSchema {
  static let name = EndpointParameter.path(
    "name", ["type": "string", "pattern": "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"],
    "The snapshot's name.")

  private static let members: JSONObject = [
    "name": Schemas.text, "bytes": Schemas.count,
    "made_at": ["type": "string", "format": "date-time"],
  ]

  static let one = ReplyReference(
    "The snapshot: its size and when it was made, by the lab's clock.", Schemas.object(members))
  static let list = ReplyReference(
    "The snapshots by name.",
    Schemas.object(["snapshots": Schemas.list(Schemas.object(members))]))

  /// What an exported snapshot consists of.
  static let textMembers: JSONObject = [
    "database": ["type": "string", "description": "The database in Base64."],
    "objects": [
      "type": "string", "description": "The objects of the lab in Base64. Default: none.",
    ],
    "methods": [
      "type": "string",
      "description": "Added kinds of objects, and stubs, in Base64. Default: none.",
    ],
    "made_at": ["type": "integer", "description": "When it was made, in milliseconds since 1970."],
    "offset": [
      "type": "integer", "description": "How far the clock is ahead of the machine's, in ms.",
    ],
    "frozen": [
      "type": ["integer", "null"], "description": "Where the clock stands, in ms since 1970.",
    ],
  ]
  static let text = ReplyReference("The snapshot.", Schemas.object(textMembers))

  static func object(_ snapshot: SnapshotFolder.Snapshot) -> JSONObject {
    [
      "name": .string(snapshot.name), "bytes": .int(snapshot.bytes),
      "made_at": .string(LogTime(snapshot.madeAt).rfc3339),
    ]
  }
}
