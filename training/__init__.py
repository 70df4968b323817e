"""How each model that onrecord ships was made: one module a model, run by `python -m training.NAME`."""
