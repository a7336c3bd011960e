package platform

// Tour is how far somebody is with the first day, which is walked through in
// the demo office.
type Tour struct {
	Step int    `json:"step"`           // from 1; 0: it is not under way
	From string `json:"from,omitempty"` // folder of the office to return to, "" for none
}
