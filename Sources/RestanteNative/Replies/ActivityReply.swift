import RestanteCore
import RestanteJSON

extension ActivitySample {
  /// A span as the native API shows it.
  var shown: JSONObject {
    [
      "at": .int(start.seconds), "arrived": .int(counts.arrived), "claimed": .int(counts.claimed),
      "failed": .int(counts.failed), "left": .int(counts.left),
      "at_end": [
        "pending": .int(depth.pending), "claimed": .int(depth.claimed),
        "failed": .int(depth.failed),
      ],
    ]
  }

  static let schema = Schemas.object([
    "at": Schemas.count, "arrived": Schemas.count, "claimed": Schemas.count,
    "failed": Schemas.count, "left": Schemas.count,
    "at_end": Schemas.object([
      "pending": Schemas.count, "claimed": Schemas.count, "failed": Schemas.count,
    ]),
  ])
}
