package request

import "testing"

// The day on which a 征求意见书 came is in the time line and in its letter; both
// are put right, and a letter to somebody else is left alone.
func TestADeliveryIsPutRightInItsLetterToo(t *testing.T) {
	served := &Service{On: on("2026-03-05"), Way: "直接送达"}
	d := Dossier{
		Events: []Event{
			{Kind: Received, Date: on("2026-03-02")}, {Kind: ConsultSent, Date: on("2026-03-04"), Ref: "甲"},
			{Kind: ConsultDelivered, Date: on("2026-03-05"), Ref: "甲"},
		},
		Issued: []Issued{{ID: "1", Code: "N04", Ref: "乙", Service: served}, {ID: "2", Code: "N04", Ref: "甲", Service: served}},
	}
	right, err := d.Redate(2, on("2026-03-06"))
	if err != nil {
		t.Fatal(err)
	}
	if right.Events[2].Date != on("2026-03-06") || right.Issued[1].Service.On != on("2026-03-06") || right.Issued[0].Service.On != on("2026-03-05") {
		t.Errorf("%+v %+v", right.Events, right.Issued)
	}
	if d.Issued[1].Service.On != on("2026-03-05") {
		t.Error("the dossier before it changed too")
	}
	_, err = d.Redate(1, on("2026-03-06"))
	refuses(t, "the day of a letter", err, "不能单独改")
}
