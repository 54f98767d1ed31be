import RestanteCore
import RestanteTesting

@testable import RestanteNative

/// Stands in for the files of the server key: an overlap of a second is refused.
struct ScriptedRotation: ServerKeyRotating {
  let clock: ManualClock

  func rotate(overlap: Int64) async throws(ServerKeyRotationRefusal) -> Timestamp {
    guard overlap != 1 else { throw ServerKeyRotationRefusal("It is being rotated already.") }
    return clock.now().adding(seconds: overlap)
  }
}
