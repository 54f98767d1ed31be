import Foundation
import RestanteNative
import RestanteREST

/// The time zones that the machine knows.
struct SystemZones: ZoneRules, ZoneCheck {
  func isKnown(_ zone: String) -> Bool { TimeZone(identifier: zone) != nil }

  func utcOffset(of zone: String, at time: Int64) -> Int? {
    TimeZone(identifier: zone)?.secondsFromGMT(
      for: Date(timeIntervalSince1970: TimeInterval(time)))
  }
}
